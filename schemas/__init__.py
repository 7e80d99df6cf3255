"""Every shape that crosses a boundary: typed records, their JSON Schema, validation, errors, the profile."""
