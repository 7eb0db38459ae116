package org.fixpoint.launch.churn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.fixpoint.launch.churn.Content.Broken;
import org.fixpoint.launch.churn.Content.Damage;
import org.fixpoint.launch.churn.Content.Sound;

/** The steps of one seed: what a careless user does to the folder, told to the model before it is done. */
public final class Steps {
    private enum Kind {
        DEPLOY,
        UPDATE,
        COPY_SLOWLY,
        REMOVE,
        DAMAGE,
        STOP_COPYING,
        PUT_BESIDE,
        COPY_UNDER_ANOTHER_NAME,
        RENAME
    }

    private static final List<Kind> OFTEN = List.of(Kind.DEPLOY, Kind.DEPLOY, Kind.DEPLOY, Kind.UPDATE);

    /** Is called whenever the folder has changed. */
    @FunctionalInterface
    public interface Look {
        /** Looks and compares. */
        void at(String doing) throws IOException;
    }

    private final RandomGenerator random;
    private final Pool pool;
    private final FolderModel model;
    private final DropInFiles files;
    private final Look look;

    /** Steps in a folder that is as the model says. */
    public Steps(long seed, Pool pool, Path folder, FolderModel model, Look look) {
        this.random = new SplittableRandom(seed);
        this.pool = pool;
        this.model = model;
        this.files = new DropInFiles(folder);
        this.look = look;
    }

    /** Does a step. */
    public void take(int number) throws IOException {
        model.begin(number);
        Kind kind = random.nextBoolean() ? one(OFTEN) : one(List.of(Kind.values()));
        String plugin = one(Pool.plugins());
        Sound some = new Sound(plugin, 1 + random.nextInt(pool.versions()));
        String main = plugin + ".jar";
        switch (kind) {
            case DEPLOY -> rename(kind, main, some);
            case UPDATE -> rename(kind, existing(main), some);
            case COPY_SLOWLY -> copySlowly(existing(main), some);
            case REMOVE -> remove(existing(main));
            case DAMAGE -> overwrite(kind, existing(main), new Broken(one(List.of(Damage.values()))));
            case STOP_COPYING -> overwrite(kind, "download.jar", new Broken(Damage.HALF));
            case PUT_BESIDE -> rename(kind, plugin + "-other.jar", some);
            case COPY_UNDER_ANOTHER_NAME -> {
                String original = existing(main);
                Content content = model.content(original).orElse(some);
                rename(kind, one(List.of("a-copy.jar", "z-copy.jar")), content);
            }
            case RENAME -> renameFile(existing(main), "renamed.jar");
        }
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String existing(String otherwise) {
        return model.files().isEmpty() ? otherwise : one(model.files());
    }

    private void rename(Kind kind, String file, Content content) throws IOException {
        model.put(file, content);
        files.rename(file, pool.bytes(content));
        look.at(kind + " " + content + " as " + file);
    }

    private void overwrite(Kind kind, String file, Content content) throws IOException {
        model.put(file, content);
        files.overwrite(file, pool.bytes(content));
        look.at(kind + " " + content + " as " + file);
    }

    private void copySlowly(String file, Sound sound) throws IOException {
        byte[] whole = pool.bytes(sound);
        model.put(file, new Broken(Damage.HALF));
        files.overwrite(file, Arrays.copyOf(whole, whole.length / 2));
        look.at("first half of " + sound + " as " + file);
        overwrite(Kind.COPY_SLOWLY, file, sound);
    }

    private void renameFile(String from, String to) throws IOException {
        if (model.content(from).isPresent() && !from.equals(to)) {
            Content content = model.content(from).get();
            model.remove(from);
            model.put(to, content);
            files.delete(from);
            files.rename(to, pool.bytes(content));
        }
        look.at(Kind.RENAME + " " + from + " to " + to);
    }

    private void remove(String file) throws IOException {
        if (model.content(file).isPresent()) {
            model.remove(file);
            files.delete(file);
        }
        look.at(Kind.REMOVE + " " + file);
    }

    /** Deploys a plug-in under its usual name. */
    public void deploy(int number, Sound sound) throws IOException {
        model.begin(number);
        rename(Kind.DEPLOY, sound.plugin() + ".jar", sound);
    }

    /** Puts all plug-ins in all versions there, in one go. */
    public void deployAll() throws IOException {
        for (String plugin : Pool.plugins()) {
            for (int version = 1; version <= pool.versions(); version++) {
                Sound sound = new Sound(plugin, version);
                model.put(plugin + "-" + version + ".jar", sound);
                files.rename(plugin + "-" + version + ".jar", pool.bytes(sound));
            }
        }
        look.at("all at once");
    }

    /** Takes everything out. */
    public void removeAll() throws IOException {
        for (String file : model.files()) {
            model.remove(file);
            files.delete(file);
        }
        look.at("nothing left");
    }
}
