package org.fixpoint.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** A Felix framework with every bundle of one feature started, in a folder of its own that is gone after {@link #close()}. */
final class RunningFramework implements AutoCloseable {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final long READY_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 20;

    private final Framework framework;
    private final ProcessFolder folder;

    private RunningFramework(Framework framework, ProcessFolder folder) {
        this.framework = framework;
        this.folder = folder;
    }

    /** Installs the bundles by reference, without copying them, and starts them in their order. */
    static RunningFramework start(FeatureFile feature) throws LaunchException {
        ProcessFolder folder = newFolder();
        Framework framework =
                new FrameworkFactory().newFramework(settings(folder.path().resolve("framework")));
        RunningFramework running = new RunningFramework(framework, folder);
        try {
            framework.start();
            List<Bundle> installed = new ArrayList<>();
            for (Path jar : feature.bundles()) {
                installed.add(framework.getBundleContext().installBundle("reference:" + jar.toUri()));
            }
            List<Bundle> starting = installed.stream()
                    .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                    .toList();
            for (Bundle bundle : starting) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
            return running;
        } catch (BundleException fault) {
            running.close();
            throw new LaunchException(
                    "the workbench does not start: " + fault.getMessage() + "; build again with ./fixpoint --rebuild",
                    fault);
        }
    }

    /**
     * The application of a mode, if a bundle offers one within half a minute: components that wait for each other while drop-ins
     * arrive on another thread may be ready only after all bundles are started.
     */
    Optional<Application> application(String mode) {
        return application(mode, READY_MILLIS);
    }

    /** As {@link #application(String)}, with another patience. */
    Optional<Application> application(String mode, long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        Optional<Application> application = offered(mode);
        while (application.isEmpty() && System.nanoTime() < end && pause()) {
            application = offered(mode);
        }
        return application;
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
            return true;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Application> offered(String mode) {
        BundleContext context = framework.getBundleContext();
        try {
            return context.getServiceReferences(Application.class, "(" + Application.MODE + "=" + mode + ")").stream()
                    .max(Comparator.<ServiceReference<Application>>naturalOrder())
                    .map(context::getService);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalArgumentException("mode " + mode, impossible);
        }
    }

    /** The framework's own context. */
    BundleContext context() {
        return framework.getBundleContext();
    }

    private static ProcessFolder newFolder() throws LaunchException {
        try {
            ProcessFolder folder = ProcessFolder.in(Path.of(System.getProperty("java.io.tmpdir", "")));
            Runtime.getRuntime().addShutdownHook(new Thread(folder::close, "fixpoint-folder"));
            folder.sweep();
            return folder;
        } catch (IOException fault) {
            throw new LaunchException(
                    "no temporary folder can be made; give a writable one with TMPDIR or -Djava.io.tmpdir", fault);
        }
    }

    private static Map<String, String> settings(Path cache) {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        settings.put("felix.log.level", "1");
        settings.put(
                "ds.loglevel", "0"); // why a component fails is told in the verdict on its plug-in, not on the console
        String packages = "org.fixpoint.launch;version=0.1.0";
        boolean vectors = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, vectors ? packages + "," + VECTOR_MODULE : packages);
        return settings;
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(60_000);
        } catch (BundleException unstopped) {
            return; // the application is over and has told its outcome; the end of the process stops the rest
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
        }
    }
}
