package org.fixpoint.plugins.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whether someone other than the user can put code into a place from which it is run. */
public final class FolderSafety {
    private static final int MOST_LINKS = 40; // as the Linux kernel follows
    private static final int STICKY = 01000;
    private static final Set<String> NO_PERMISSIONS = Set.of("vfat", "msdos", "exfat"); // shown as those of the mount

    private FolderSafety() {}

    /**
     * Why code from a folder or file is not to be run, in one sentence with the remedy; nothing where all is well, where there is no
     * such path, or where the file system has no POSIX permissions.
     *
     * <p>It must belong to the user or to root and be writable by its owner only; a file also by a group that has the name of its
     * owner, as every file is where the umask is 002. The folders above it, and above every symbolic link
     * on the way to it, must not let others exchange it: they are writable by their owner only, or have the sticky bit, or are
     * writable by a group that has the name of their owner and so holds nobody else. Where everything is root's, as in many
     * containers, only the permissions count.
     */
    public static Optional<String> refusal(Path path) {
        return refusal(path, FolderSafety::isTrusted);
    }

    /** The same for a file in a folder that is not refused: what lies above the folder is known, what a link leads to is not. */
    public static Optional<String> refusalWithin(Path file) {
        if (Files.isSymbolicLink(file)) {
            return refusal(file);
        }
        try {
            return hasPermissions(file) ? ofItself(file, FolderSafety::isTrusted) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty(); // what cannot be looked at cannot be read either, which is told
        }
    }

    private static boolean isTrusted(UserPrincipal owner) {
        return isRoot(owner) || Self.OWNER.map(owner::equals).orElse(false);
    }

    static Optional<String> refusal(Path path, Predicate<UserPrincipal> trusted) {
        if (!hasPermissions(path)) {
            return Optional.empty();
        }
        try {
            Optional<String> itself = ofItself(path, trusted);
            if (itself.isPresent() || isWithoutPermissions(path)) {
                return itself;
            }
            for (Path above : above(path)) {
                if (isExchangeable(above)) {
                    String mode = letters(Files.readAttributes(above, PosixFileAttributes.class));
                    return Optional.of(shown(path) + " can be exchanged by others, since the folder " + above
                            + " above it can be written to by them (" + mode + "); run chmod go-w " + above);
                }
            }
            return Optional.empty();
        } catch (IOException fault) {
            return Optional.of(shown(path) + " cannot be looked at (" + Shown.of(String.valueOf(fault.getMessage()))
                    + "); make it and the folders above it readable");
        }
    }

    private static boolean hasPermissions(Path path) {
        return Files.exists(path)
                && path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /** Asked last: to know the kind of file system all mounts are read. */
    private static boolean isWithoutPermissions(Path path) throws IOException {
        return NO_PERMISSIONS.contains(Files.getFileStore(path).type());
    }

    private static String shown(Path path) {
        return Files.isDirectory(path) ? path + "/" : path.toString();
    }

    private static Optional<String> ofItself(Path path, Predicate<UserPrincipal> trusted) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
        boolean open = isOpen(attributes) && !(attributes.isRegularFile() && isOpenToOwnGroupOnly(attributes));
        if ((!open && trusted.test(attributes.owner())) || isWithoutPermissions(path)) {
            return Optional.empty();
        }
        return Optional.of(
                open
                        ? shown(path) + " can be written to by others (" + letters(attributes) + "); run chmod go-w "
                                + path
                        : shown(path) + " belongs to " + attributes.owner().getName()
                                + ", who can change it at any time; copy it to a place of your own, or run chown on it");
    }

    /** Every folder that holds a step of the way to a path, symbolic links followed one by one. */
    private static Set<Path> above(Path path) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        Path root = path.toAbsolutePath().getRoot();
        Deque<Path> ahead = new ArrayDeque<>();
        path.toAbsolutePath().forEach(ahead::addLast);
        Path reached = root;
        for (int links = 0; !ahead.isEmpty(); ) {
            folders.add(reached);
            Path step = reached.resolve(ahead.removeFirst()).normalize(); // reached is no link, so ".." is its parent
            if (!Files.isSymbolicLink(step)) {
                reached = step;
                continue;
            }
            if (++links > MOST_LINKS) {
                throw new IOException("too many symbolic links");
            }
            Path target = Files.readSymbolicLink(step);
            reached = target.isAbsolute() ? root : reached;
            for (int i = target.getNameCount() - 1; i >= 0; i--) {
                ahead.addFirst(target.getName(i));
            }
        }
        return folders;
    }

    private static boolean isOpen(PosixFileAttributes attributes) {
        return attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static boolean isExchangeable(Path folder) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
        boolean sticky = Files.getAttribute(folder, "unix:mode") instanceof Integer mode && (mode & STICKY) != 0;
        return isOpen(attributes) && !sticky && !isOpenToOwnGroupOnly(attributes);
    }

    private static boolean isOpenToOwnGroupOnly(PosixFileAttributes attributes) {
        return !attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                && attributes.group().getName().equals(attributes.owner().getName());
    }

    private static String letters(PosixFileAttributes attributes) {
        return PosixFilePermissions.toString(attributes.permissions());
    }

    private static boolean isRoot(UserPrincipal owner) {
        return owner.getName().equals("root") || owner.getName().equals("0"); // the latter where no user has a name
    }

    /** The user of this process, asked once: the one to whom a new file belongs. The name of a user need not be known. */
    private static final class Self {
        static final Optional<UserPrincipal> OWNER = owner();

        private static Optional<UserPrincipal> owner() {
            try {
                Path own = Files.createTempFile("fixpoint-", "");
                try {
                    return Optional.of(Files.getOwner(own, LinkOption.NOFOLLOW_LINKS));
                } finally {
                    Files.delete(own);
                }
            } catch (IOException | UnsupportedOperationException unknown) {
                return Optional.empty();
            }
        }
    }
}
