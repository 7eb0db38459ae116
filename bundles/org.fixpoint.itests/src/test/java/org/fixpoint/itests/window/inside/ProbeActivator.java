package org.fixpoint.itests.window.inside;

import java.util.Map;
import org.fixpoint.launch.Application;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Puts a probe before the window of the program that this bundle was added to. */
public final class ProbeActivator implements BundleActivator {
    private static final int BEFORE = 1000;

    @Override
    public void start(BundleContext context) {
        context.registerService(
                Application.class,
                new ProbedApplication(context),
                FrameworkUtil.asDictionary(Map.of(Application.MODE, "desktop", Constants.SERVICE_RANKING, BEFORE)));
    }

    @Override
    public void stop(BundleContext context) {}
}
