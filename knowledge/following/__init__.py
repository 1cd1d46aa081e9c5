"""The facts that follow from what is told and who is who."""
