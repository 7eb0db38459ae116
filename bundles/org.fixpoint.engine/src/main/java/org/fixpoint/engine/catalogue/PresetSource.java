package org.fixpoint.engine.catalogue;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where the presets of users come from, as a service; safe for use by several threads. */
@ProviderType
public interface PresetSource {
    /** The presets that can be made of what is installed, each read anew, for a file that it names may have changed. */
    List<Entry> over(Catalogue installed);

    /** Grows whenever a preset comes or goes. */
    long changes();
}
