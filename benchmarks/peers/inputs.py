"""The numbers of Inputs.java, to the bit: SplitMix64 as a hash of stream and index."""

import numpy as np


def array(stream, length):
    index = np.arange(1, length + 1, dtype=np.uint64) + np.uint64(stream << 32)
    z = index * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return ((z >> np.uint64(11)) * 2.0**-53 - 0.5) * 3.4641016151377544


def directions(stream, rows, dimension):
    x = array(stream, rows * dimension).reshape(rows, dimension)
    return x / np.sqrt((x * x).sum(axis=1, keepdims=True))


def probe(x):
    x = np.asarray(x).ravel()
    return [(array(0, x.size) @ x) / np.sqrt(x.size), np.sqrt(x @ x / x.size)]
