"""Read diplomatic and political news."""
