package org.fixpoint.launch.churn.inside;

import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.Workbench;
import org.fixpoint.launch.ChurnWorkbench;
import org.fixpoint.plugins.DropIns;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Hands the workbench of a framework to the test outside. */
public final class ProbeActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(
                ChurnWorkbench.class,
                new EngineWorkbench(service(context, Workbench.class), service(context, DropIns.class)),
                FrameworkUtil.asDictionary(Map.of()));
    }

    private static <T> T service(BundleContext context, Class<T> type) {
        return Optional.ofNullable(context.getServiceReference(type))
                .map(context::getService)
                .orElseThrow(() -> new IllegalStateException("nothing offers " + type.getName()));
    }

    @Override
    public void stop(BundleContext context) {}
}
