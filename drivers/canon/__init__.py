"""Canon EOS cameras over PTP."""
