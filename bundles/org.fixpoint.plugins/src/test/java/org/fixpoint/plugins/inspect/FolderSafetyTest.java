package org.fixpoint.plugins.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write where code comes from. Temporary folders lie in one that all can write to, with the sticky bit. */
class FolderSafetyTest {
    @TempDir
    Path folder;

    private Path plugins;

    private static void mode(Path path, String letters) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(letters));
    }

    @BeforeEach
    void aFolderOfOnesOwn() throws IOException {
        mode(folder, "rwxr-xr-x");
        plugins = Files.createDirectory(folder.resolve("plugins"));
        mode(plugins, "rwxr-xr-x");
    }

    @Test
    void aFolderOfOnesOwnIsSafe() {
        assertEquals(Optional.empty(), FolderSafety.refusal(plugins));
    }

    @Test
    void aFolderThatOthersCanWriteToIsRefused() throws IOException {
        mode(plugins, "rwxrwxr-x");
        assertEquals(
                plugins + "/ can be written to by others (rwxrwxr-x); run chmod go-w " + plugins,
                FolderSafety.refusal(plugins).orElse("accepted"));
        mode(plugins, "rwxr-x-w-");
        assertEquals(
                plugins + "/ can be written to by others (rwxr-x-w-); run chmod go-w " + plugins,
                FolderSafety.refusal(plugins).orElse("accepted"));
    }

    @Test
    void aJarThatOthersCanWriteToIsRefused() throws IOException {
        Path jar = Files.createFile(plugins.resolve("swish.jar"));
        mode(jar, "rw-r--r--");
        assertEquals(Optional.empty(), FolderSafety.refusal(jar));
        mode(jar, "rw-r--rw-");
        assertEquals(
                jar + " can be written to by others (rw-r--rw-); run chmod go-w " + jar,
                FolderSafety.refusal(jar).orElse("accepted"));
    }

    @Test
    void aJarMayBeOpenToTheGroupOfItsOwnerAlone() throws IOException {
        Path jar = Files.createFile(plugins.resolve("swish.jar"));
        mode(jar, "rw-rw-r--");
        PosixFileAttributes attributes = Files.readAttributes(jar, PosixFileAttributes.class);
        boolean own = attributes.group().getName().equals(attributes.owner().getName());
        assertEquals(own, FolderSafety.refusal(jar).isEmpty());
    }

    @Test
    void aFolderOfSomeoneElseIsRefused() throws IOException {
        String owner = Files.getOwner(plugins).getName();
        assertEquals(
                plugins + "/ belongs to " + owner
                        + ", who can change it at any time; copy it to a place of your own, or run chown on it",
                FolderSafety.refusal(plugins, nobody -> false).orElse("accepted"));
    }

    @Test
    void aFolderAboveThatOthersCanWriteToIsRefusedUnlessSticky() throws IOException {
        mode(folder, "rwxrwxrwx");
        assertEquals(
                plugins + "/ can be exchanged by others, since the folder " + folder
                        + " above it can be written to by them (rwxrwxrwx); run chmod go-w " + folder,
                FolderSafety.refusal(plugins).orElse("accepted"));
        Files.setAttribute(folder, "unix:mode", 01777);
        assertEquals(Optional.empty(), FolderSafety.refusal(plugins));
    }

    @Test
    void aFolderAboveMayBeOpenToTheGroupOfItsOwnerAlone() throws IOException {
        mode(folder, "rwxrwxr-x");
        PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
        boolean own = attributes.group().getName().equals(attributes.owner().getName());
        assertEquals(own, FolderSafety.refusal(plugins).isEmpty());
    }

    @Test
    void aLinkIsAsSafeAsWhatItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("plugins"));
        assertEquals(Optional.empty(), FolderSafety.refusal(link));
        mode(plugins, "rwxrwxrwx");
        assertEquals(
                link + "/ can be written to by others (rwxrwxrwx); run chmod go-w " + link,
                FolderSafety.refusal(link).orElse("accepted"));
    }

    @Test
    void everyFolderOnTheWayOfALinkCounts() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Path second = Files.createSymbolicLink(open.resolve("second"), plugins);
        Path first = Files.createSymbolicLink(folder.resolve("first"), second);
        mode(open, "rwxr-xrwx");
        assertEquals(
                first + "/ can be exchanged by others, since the folder " + open
                        + " above it can be written to by them (rwxr-xrwx); run chmod go-w " + open,
                FolderSafety.refusal(first).orElse("accepted"));
        mode(open, "rwxr-xr-x");
        assertEquals(Optional.empty(), FolderSafety.refusal(first));
    }

    @Test
    void aRelativePathWithDotsIsFollowedToItsPlace() {
        assertEquals(Optional.empty(), FolderSafety.refusal(plugins.resolve("../plugins/.")));
    }

    @Test
    void aPlaceThatIsNotThereIsNotRefused() throws IOException {
        assertEquals(Optional.empty(), FolderSafety.refusal(folder.resolve("absent")));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("absent"));
        assertEquals(Optional.empty(), FolderSafety.refusal(dangling));
    }
}
