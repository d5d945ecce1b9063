"""From a folder of YAML files to a knowledge base and its index, compiled once per revision."""
