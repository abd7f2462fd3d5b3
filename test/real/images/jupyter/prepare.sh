#!/bin/sh
# Installs the program from PyPI into $1, for the Python of the image.
set -eu
pip install --quiet --target "$1/packages" --python-version 3.11 --only-binary=:all: --platform manylinux2014_x86_64 jupyter_server==2.14.2 ipykernel==6.29.5
