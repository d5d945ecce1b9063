"""mlpersona: Slack's answer desk for machine-learning engineering."""
