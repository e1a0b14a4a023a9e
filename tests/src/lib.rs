//! The whole way, tested from outside. The tests are the folders beside this file.
