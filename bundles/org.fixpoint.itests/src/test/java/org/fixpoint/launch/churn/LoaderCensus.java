package org.fixpoint.launch.churn;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Counts the class loaders of the plug-ins of the pool that are still there, by weak references to every one ever made. */
public final class LoaderCensus implements SynchronousBundleListener {
    private static final int MOST_TRIES = 600;
    private static final long PAUSE_MILLIS = 50;

    private final BundleContext context;
    private final Map<Long, WeakReference<ClassLoader>> loaders = new ConcurrentHashMap<>();

    /** From now on every loader is counted. */
    public LoaderCensus(BundleContext context) {
        this.context = context;
        context.addBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (event.getType() == BundleEvent.RESOLVED && isOfPool(bundle)) {
            Optional.ofNullable(bundle.adapt(BundleWiring.class))
                    .ifPresent(
                            wiring -> loaders.put(bundle.getBundleId(), new WeakReference<>(wiring.getClassLoader())));
        }
    }

    private static boolean isOfPool(Bundle bundle) {
        return String.valueOf(bundle.getSymbolicName()).startsWith(Pool.NAMES);
    }

    /** How many loaders there have been. */
    public int everMade() {
        return loaders.size();
    }

    /** The plug-ins of the pool that are installed, by bundle id. */
    public Map<Long, String> installed() {
        Map<Long, String> installed = new TreeMap<>();
        Arrays.stream(context.getBundles())
                .filter(LoaderCensus::isOfPool)
                .forEach(bundle ->
                        installed.put(bundle.getBundleId(), bundle.getSymbolicName() + " " + bundle.getVersion()));
        return installed;
    }

    /** The ids of uninstalled bundles whose loaders outlive a collection, tried again for some seconds. */
    public Set<Long> leaked() {
        return leaked(0);
    }

    /** As {@link #leaked()}, where so many are expected. */
    public Set<Long> leaked(int expected) {
        Set<Long> left = collectAndCount();
        for (int tries = 1; left.size() > expected && tries < MOST_TRIES; tries++) {
            pause();
            left = collectAndCount();
        }
        return left;
    }

    private Set<Long> collectAndCount() {
        collect();
        Set<Long> here = installed().keySet();
        Set<Long> left = new TreeSet<>();
        loaders.forEach((id, loader) -> {
            if (!here.contains(id) && !loader.refersTo(null)) {
                left.add(id);
            }
        });
        return left;
    }

    /** How many loaders there are, those of installed bundles included. */
    public long live() {
        return loaders.values().stream()
                .filter(loader -> !loader.refersTo(null))
                .count();
    }

    /** Bundles that the framework still has to clear away, tried again for some seconds. */
    public Set<String> removalPending() {
        FrameworkWiring wiring = Optional.ofNullable(context.getBundle(0).adapt(FrameworkWiring.class))
                .orElseThrow();
        Set<String> pending = pending(wiring);
        for (int tries = 1; !pending.isEmpty() && tries < MOST_TRIES; tries++) {
            pause();
            pending = pending(wiring);
        }
        return pending;
    }

    private static Set<String> pending(FrameworkWiring wiring) {
        return wiring.getRemovalPendingBundles().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /** Bytes of class metadata after a collection. */
    public static long metaspace() {
        collect();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .findFirst()
                .orElseThrow()
                .getUsed();
    }

    private static void collect() {
        System.gc();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
