"""The jobs in PyTorch on the processors, in double precision."""

import sys
from functools import partial

from protocol import absent, serve, start

try:
    import numpy as np
    import torch
except ImportError as missing:
    absent(missing)
    sys.exit(0)

from inputs import array, directions, probe

torch.set_default_dtype(torch.float64)
torch.set_grad_enabled(False)


def tensor(x, *shape):
    return torch.from_numpy(np.ascontiguousarray(x)).reshape(*shape)


def product(n, repeats):
    a, b, c = tensor(array(1, n * n), n, n), tensor(array(2, n * n), n, n), torch.empty(n, n)

    def run():
        for _ in range(repeats):
            torch.matmul(a, b, out=c)

    return run, lambda: probe(c.numpy())


def elementwise(function):
    def prepare(rows, repeats):
        x = tensor(2 * array(3, rows * 1024), -1)
        answer = []

        def run():
            for _ in range(repeats):
                answer[:] = [function(x)]

        return run, lambda: probe(answer[0].numpy())

    return prepare


def network_given(depth, width, batch, dtype=torch.float64):
    weights = [tensor(array(10 + i, width * width), width, width).to(dtype) for i in range(8)]
    inputs = tensor(array(4, width * batch), width, batch).to(dtype)
    answer = []

    def run():
        states = inputs
        for layer in range(depth):
            states = torch.matmul(weights[layer % 8], states).mul_(width**-0.5).tanh_()
            answer[:] = [torch.matmul(states.T, states).div_(width)]

    return run, lambda: probe(answer[0].numpy())


def network_sampled(depth, width, batch, dtype=torch.float64):
    inputs = tensor(array(4, width * batch), batch, width).to(dtype)
    scale = 1 / np.sqrt(np.mean(np.tanh(np.random.default_rng(1).standard_normal(100000)) ** 2))
    weights = torch.empty(width, width, dtype=dtype)
    answer = []

    def run():
        answer.clear()
        states = inputs
        for _ in range(depth):
            weights.normal_()
            states = torch.matmul(states, weights.T).mul_(width**-0.5).tanh_().mul_(scale)
            gram = torch.matmul(states, states.T)
            if not answer:
                answer.append(float(torch.trace(gram)) / batch / width)

    return run, lambda: answer


def networks_sampled(networks, depth, width, batch):
    jobs = [network_sampled(depth, width, batch) for _ in range(networks)]

    def run():
        for work, _ in jobs:
            work()

    return run, lambda: [np.mean([check()[0] for _, check in jobs])]


def dense_layer(batch, width, repeats, dtype=torch.float64):
    x = tensor(array(20, batch * width), batch, width).to(dtype)
    w = tensor(array(21, width * width) / np.sqrt(width), width, width).to(dtype).requires_grad_()
    b = tensor(array(22, width), -1).to(dtype).requires_grad_()
    upstream = tensor(array(23, batch * width), batch, width).to(dtype)
    x.requires_grad_()
    answer = []

    def run():
        with torch.enable_grad():
            for _ in range(repeats):
                y = torch.tanh(torch.addmm(b, x, w.T))
                answer[:] = [y, *torch.autograd.grad(y, (w, b, x), upstream)]

    return run, lambda: sum((probe(part.detach().numpy()) for part in answer), [])


def normals(count):
    x = torch.empty(count)
    return lambda: x.normal_(), lambda: [x.mean(), (x * x).mean()]


def kernels_relu(count, depth):
    x = tensor(directions(5, count, 64), count, 64)
    first = torch.matmul(x, x.T)
    first.fill_diagonal_(1)
    answer = []

    def run():
        g = first.clone()
        t = torch.zeros_like(g)
        for _ in range(depth):
            g.clamp_(-1, 1)
            angle = g.acos().neg_().add_(torch.pi)
            sine = (1 - g * g).sqrt_()
            t = t.add_(g).mul_(angle).div_(torch.pi)
            g = g.mul_(angle).add_(sine).div_(torch.pi)
        answer[:] = [g, t]

    return run, lambda: probe(answer[0].numpy()) + probe(answer[1].numpy())


def hopfield(dimension, patterns, states, iterations, beta):
    x = tensor(directions(6, patterns, dimension), patterns, dimension)
    starts = tensor(directions(7, states, dimension), states, dimension)
    ends = torch.empty_like(starts)
    block = 1024

    def run():
        ends.copy_(starts)
        for _ in range(iterations):
            for i in range(0, states, block):
                some = ends[i : i + block]
                weights = torch.softmax(torch.matmul(some, x.T).mul_(beta), dim=1)
                torch.matmul(weights, x, out=some)

    return run, lambda: probe(ends.numpy())


def rnn_fixed_points(n, starts):
    """The search of Golub and Sussillo, J. Open Source Softw. 3 (2018) 1003: q = |F(x) - x|^2/2 of all states made small by Adam."""
    weights = tensor(array(20, n * n), n, n).div_(n**0.5)
    bias = tensor(array(22, n), n)
    first = tensor(array(21, n * starts), starts, n).div_(3**0.5)
    answer = []

    def search(w, b):
        x = first.clone().requires_grad_()
        adam = torch.optim.Adam([x], lr=0.01)
        schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(adam, factor=0.95, patience=5)
        before = torch.full((starts,), torch.inf)
        for _ in range(5000):
            adam.zero_grad()
            with torch.enable_grad():
                q = (torch.tanh(x @ w.T + b) - x).square().sum(dim=1) / 2
                loss = q.mean()
            loss.backward()
            adam.step()
            schedule.step(loss)
            now = q.detach()
            if bool(((now < 1e-12) | ((now - before).abs() < 1e-20)).all()):
                break
            before = now
        x = x.detach()
        points = []
        for i in torch.argsort(now):  # of those within 1e-3 the one with the least q
            if all(float((x[i] - other).norm()) > 1e-3 for other in points):
                points.append(x[i])
        points = torch.stack(points)
        slopes = 1 - torch.tanh(points @ w.T + b).square()
        return points, torch.linalg.eigvals(slopes.unsqueeze(2) * w)

    def run():
        answer[:] = [search(1.1 * weights, 0 * bias)]

    def check():
        points, _ = search(0.6 * weights, 0.3 * bias)
        print(len(answer[0][0]), "fixed points of the network that was timed", file=sys.stderr)
        return [len(points)] + probe(points[0].numpy())

    return run, check


def settling(dimension, patterns, states, beta):
    x = tensor(directions(6, patterns, dimension), patterns, dimension)
    starts = tensor(directions(7, states, dimension), states, dimension)
    ends = torch.empty_like(starts)
    block = 256

    def run():
        for i in range(0, states, block):
            now = starts[i : i + block]
            moving = torch.arange(i, i + len(now))
            for _ in range(10000):
                after = torch.matmul(torch.softmax(torch.matmul(now, x.T).mul_(beta), dim=1), x)
                ends[moving] = after
                left = (after - now).abs_().amax(dim=1) > 1e-10
                now = after[left]
                moving = moving[left]
                if not len(now):
                    break

    return run, lambda: probe(ends.numpy())


def spectrum(values):
    def prepare(n):
        a = tensor(array(8, n * n), n, n)
        answer = []

        def run():
            answer[:] = [values(a)]

        return run, lambda: probe(np.sort(answer[0].numpy()))

    return prepare


if __name__ == "__main__":
    serve(
        "PyTorch " + torch.__version__,
        {
            "product-256": product,
            "product-512": product,
            "product-1024": product,
            "product-2048": product,
            "tanh": elementwise(torch.tanh),
            "exp": elementwise(torch.exp),
            "gelu": elementwise(torch.nn.functional.gelu),
            "sigmoid": elementwise(torch.sigmoid),
            "network-given": network_given,
            "network-given-single": partial(network_given, dtype=torch.float32),
            "network-sampled": network_sampled,
            "network-sampled-single": partial(network_sampled, dtype=torch.float32),
            "networks-sampled": networks_sampled,
            "dense-layer": dense_layer,
            "dense-layer-single": partial(dense_layer, dtype=torch.float32),
            "normals": normals,
            "kernels-relu": kernels_relu,
            "hopfield": hopfield,
            "rnn-fixed-points": rnn_fixed_points,
            "settling": settling,
            "eigenvalues-symmetric": spectrum(lambda a: torch.linalg.eigvalsh(a + a.T)),
            "eigenvalues": spectrum(lambda a: torch.linalg.eigvals(a).abs()),
            "singular-values": spectrum(torch.linalg.svdvals),
            "start": lambda: start("torch"),
        },
    )
