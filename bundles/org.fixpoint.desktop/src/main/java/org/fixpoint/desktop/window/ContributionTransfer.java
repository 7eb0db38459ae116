package org.fixpoint.desktop.window;

import java.nio.charset.StandardCharsets;
import org.eclipse.swt.dnd.ByteArrayTransfer;
import org.eclipse.swt.dnd.TransferData;

/** The kind and id of a contribution while it is dragged; no text, for any field would take that. */
final class ContributionTransfer extends ByteArrayTransfer {
    static final ContributionTransfer INSTANCE = new ContributionTransfer();

    private static final String TYPE = "application/x-fixpoint-contribution";

    private ContributionTransfer() {}

    @Override
    protected int[] getTypeIds() {
        return new int[] {registerType(TYPE)};
    }

    @Override
    protected String[] getTypeNames() {
        return new String[] {TYPE};
    }

    @Override
    protected void javaToNative(Object name, TransferData data) {
        super.javaToNative(String.valueOf(name).getBytes(StandardCharsets.UTF_8), data);
    }

    @Override
    protected Object nativeToJava(TransferData data) {
        return super.nativeToJava(data) instanceof byte[] name ? new String(name, StandardCharsets.UTF_8) : "";
    }
}
