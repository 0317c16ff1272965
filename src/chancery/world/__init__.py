"""What is known before reading: tables that a person can read and correct."""
