package org.fixpoint.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** Many networks as {@link SampledNetworkJob} does one, each on a thread of its own. */
final class NetworksJob implements Job {
    private final List<SampledNetworkJob> networks;

    NetworksJob(Sizes sizes) {
        networks = IntStream.range(0, sizes.get("networks"))
                .mapToObj(i -> new SampledNetworkJob(sizes))
                .toList();
    }

    @Override
    public void run() {
        networks.parallelStream().forEach(SampledNetworkJob::run);
    }

    @Override
    public double[] check() {
        return new double[] {
            networks.stream()
                    .mapToDouble(network -> network.check()[0])
                    .average()
                    .orElse(0)
        };
    }
}
