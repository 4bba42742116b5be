"""The rules, one a file: found by walking this package."""
