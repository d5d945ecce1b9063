"""The handbook as web pages: values in, HTML out; whoever serves or writes them comes later."""
