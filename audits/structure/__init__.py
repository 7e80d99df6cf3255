"""Judge the markup that readers and machines depend on."""
