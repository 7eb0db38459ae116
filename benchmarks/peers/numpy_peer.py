"""The jobs in NumPy, as its users write them when they care for speed: in place where it can be, in blocks that stay in the cache."""

import sys
from functools import partial

from protocol import absent, serve, start

try:
    import numpy as np
except ImportError as missing:
    absent(missing)
    sys.exit(0)

from inputs import array, directions, probe


def product(n, repeats):
    a, b, c = array(1, n * n).reshape(n, n), array(2, n * n).reshape(n, n), np.empty((n, n))

    def run():
        for _ in range(repeats):
            np.matmul(a, b, out=c)

    return run, lambda: probe(c)


def elementwise(function):
    def prepare(rows, repeats):
        x = 2 * array(3, rows * 1024)
        y = np.empty_like(x)

        def run():
            for _ in range(repeats):
                function(x, y)

        return run, lambda: probe(y)

    return prepare


def gelu(rows, repeats):
    from scipy.special import ndtr

    def function(x, y):
        ndtr(x, out=y)
        np.multiply(x, y, out=y)

    return elementwise(function)(rows, repeats)


def sigmoid(x, y):
    np.negative(x, out=y)
    np.exp(y, out=y)
    y += 1
    np.reciprocal(y, out=y)


def network_given(depth, width, batch, dtype=np.float64):
    weights = [array(10 + i, width * width).reshape(width, width).astype(dtype) for i in range(8)]
    inputs = array(4, width * batch).reshape(width, batch).astype(dtype)
    gram = np.empty((batch, batch), dtype)

    def run():
        states = inputs
        for layer in range(depth):
            states = weights[layer % 8] @ states
            states *= dtype(width**-0.5)
            np.tanh(states, out=states)
            np.matmul(states.T, states, out=gram)
            np.divide(gram, width, out=gram)

    return run, lambda: probe(gram)


def network_sampled(depth, width, batch, dtype=np.float64):
    inputs = array(4, width * batch).reshape(batch, width).astype(dtype)
    z = np.random.default_rng(1).standard_normal(100000)
    scale = dtype(1 / np.sqrt(np.mean(np.tanh(z) ** 2)))
    generator = np.random.default_rng(2)
    weights = np.empty((width, width), dtype)
    answer = []

    def run():
        answer.clear()
        states = inputs
        for _ in range(depth):
            generator.standard_normal(out=weights, dtype=dtype)
            states = states @ weights.T
            states *= dtype(width**-0.5)
            np.tanh(states, out=states)
            states *= scale
            gram = states @ states.T
            if not answer:
                answer.append(np.trace(gram) / batch / width)

    return run, lambda: answer


def networks_sampled(networks, depth, width, batch):
    jobs = [network_sampled(depth, width, batch) for _ in range(networks)]

    def run():
        for work, _ in jobs:
            work()

    return run, lambda: [np.mean([check()[0] for _, check in jobs])]


def dense_layer(batch, width, repeats, dtype=np.float64):
    x = array(20, batch * width).reshape(batch, width).astype(dtype)
    w = (array(21, width * width).reshape(width, width) / np.sqrt(width)).astype(dtype)
    b = array(22, width).astype(dtype)
    upstream = array(23, batch * width).reshape(batch, width).astype(dtype)
    y, g, dx = (np.empty((batch, width), dtype) for _ in range(3))
    dw = np.empty((width, width), dtype)
    db = np.empty(width, dtype)

    def run():
        for _ in range(repeats):
            np.matmul(x, w.T, out=y)
            np.add(y, b, out=y)
            np.tanh(y, out=y)
            np.multiply(y, y, out=g)
            np.subtract(1, g, out=g)
            np.multiply(g, upstream, out=g)
            np.sum(g, axis=0, out=db)
            np.matmul(g.T, x, out=dw)
            np.matmul(g, w, out=dx)

    return run, lambda: probe(y) + probe(dw) + probe(db) + probe(dx)


def normals(count):
    generator = np.random.default_rng(3)
    x = np.empty(count)
    return lambda: generator.standard_normal(out=x), lambda: [x.mean(), (x * x).mean()]


def kernels_relu(count, depth):
    x = directions(5, count, 64)
    first = x @ x.T
    np.fill_diagonal(first, 1)
    answer = []

    def run():
        g = first.copy()
        t = np.zeros_like(g)
        angle = np.empty_like(g)
        sine = np.empty_like(g)
        for _ in range(depth):
            np.clip(g, -1, 1, out=g)
            np.arccos(g, out=angle)
            np.subtract(np.pi, angle, out=angle)
            np.multiply(g, g, out=sine)
            np.subtract(1, sine, out=sine)
            np.sqrt(sine, out=sine)
            t += g
            t *= angle
            t /= np.pi
            g *= angle
            g += sine
            g /= np.pi
        answer[:] = [g, t]

    return run, lambda: probe(answer[0]) + probe(answer[1])


def hopfield(dimension, patterns, states, iterations, beta):
    x = directions(6, patterns, dimension)
    starts = directions(7, states, dimension)
    block = 1024
    scores = np.empty((min(block, states), patterns))
    ends = np.empty_like(starts)

    def run():
        ends[:] = starts
        for _ in range(iterations):
            for i in range(0, states, block):
                some = ends[i : i + block]
                s = scores[: len(some)]
                np.matmul(some, x.T, out=s)
                s *= beta
                s -= s.max(axis=1, keepdims=True)
                np.exp(s, out=s)
                s /= s.sum(axis=1, keepdims=True)
                np.matmul(s, x, out=some)

    return run, lambda: probe(ends)


def settling(dimension, patterns, states, beta):
    x = directions(6, patterns, dimension)
    starts = directions(7, states, dimension)
    block = 256
    scores = np.empty((block, patterns))
    ends = np.empty_like(starts)

    def run():
        for i in range(0, states, block):
            now = starts[i : i + block].copy()
            moving = np.arange(i, i + len(now))
            for _ in range(10000):
                s = scores[: len(now)]
                np.matmul(now, x.T, out=s)
                s *= beta
                s -= s.max(axis=1, keepdims=True)
                np.exp(s, out=s)
                s /= s.sum(axis=1, keepdims=True)
                after = s @ x
                ends[moving] = after
                left = np.abs(after - now).max(axis=1) > 1e-10
                now = after[left]
                moving = moving[left]
                if not len(now):
                    break

    return run, lambda: probe(ends)


def mish(x):
    return x * np.tanh(np.logaddexp(0, x))


def kinked(x):
    return 0.5 * np.tanh(x) if x < 0 else x / (1 + np.exp(-x)) + 0.3 * x


def kernel_map(evaluations, activation=mish):
    """As in the code of the papers: Hermite coefficients by quad, then a polynomial."""
    from math import factorial, inf

    from scipy.integrate import quad

    rho = array(24, evaluations) / 2
    answer = []

    def run():
        coefficients = []
        for k in range(25):
            hermite = np.polynomial.hermite_e.HermiteE.basis(k)
            value, _ = quad(lambda x: activation(x) * hermite(x) * np.exp(-x * x / 2) / np.sqrt(2 * np.pi), -inf, inf)
            coefficients.append(value * value / factorial(k))
        answer[:] = [np.polynomial.polynomial.polyval(rho, np.array(coefficients) / sum(coefficients))]

    return run, lambda: probe(answer[0])


def spectrum(values):
    def prepare(n):
        a = array(8, n * n).reshape(n, n)
        answer = []

        def run():
            answer[:] = [values(a)]

        return run, lambda: probe(np.sort(answer[0]))

    return prepare


if __name__ == "__main__":
    serve(
        "NumPy " + np.__version__,
        {
            "product-256": product,
            "product-512": product,
            "product-1024": product,
            "product-2048": product,
            "tanh": elementwise(lambda x, y: np.tanh(x, out=y)),
            "exp": elementwise(lambda x, y: np.exp(x, out=y)),
            "gelu": gelu,
            "sigmoid": elementwise(sigmoid),
            "network-given": network_given,
            "network-given-single": partial(network_given, dtype=np.float32),
            "network-sampled": network_sampled,
            "network-sampled-single": partial(network_sampled, dtype=np.float32),
            "networks-sampled": networks_sampled,
            "dense-layer": dense_layer,
            "dense-layer-single": partial(dense_layer, dtype=np.float32),
            "normals": normals,
            "kernels-relu": kernels_relu,
            "hopfield": hopfield,
            "settling": settling,
            "kernel-map": kernel_map,
            "kernel-map-kinked": partial(kernel_map, activation=kinked),
            "eigenvalues-symmetric": spectrum(lambda a: np.linalg.eigvalsh(a + a.T)),
            "eigenvalues": spectrum(lambda a: np.abs(np.linalg.eigvals(a))),
            "singular-values": spectrum(lambda a: np.linalg.svd(a, compute_uv=False)),
            "start": lambda: start("numpy"),
        },
    )
