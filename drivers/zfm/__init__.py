"""Optical and capacitive single-finger modules of the ZFM family on a serial line."""
