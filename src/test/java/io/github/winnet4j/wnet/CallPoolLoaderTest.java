// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pool's threads, once idle, hold no class loader: neither that of the library nor one of a caller. */
@Timeout(
        value = 2,
        unit = TimeUnit.MINUTES,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what is stuck is named, not waited for
class CallPoolLoaderTest {
    @Test
    void aLoaderWhosePoolIsIdleIsCollected() throws Exception {
        WeakReference<ClassLoader> loader = new WeakReference<>(useInALoader());
        while (loader.get() != null) {
            System.gc(); // ends when the threads have, or never
            Thread.onSpinWait();
        }
    }

    private static ClassLoader useInALoader() throws Exception {
        URL[] classes = {Built.target().resolve("classes").toUri().toURL()};
        URLClassLoader loader = new URLClassLoader(classes, CallPoolLoaderTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith("io.github.winnet4j.wnet.Call")) {
                    return super.loadClass(name, resolve);
                }
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded != null ? loaded : findClass(name);
                }
            }
        };
        Class<?> type = loader.loadClass(CallPool.class.getName());
        assertEquals(loader, type.getClassLoader());
        Class<?> deadlines = loader.loadClass(CallPool.Deadlines.class.getName());
        Constructor<?> make = type.getDeclaredConstructor(int.class, int.class, deadlines);
        make.setAccessible(true);
        Object pool = make.newInstance(2, 2, null);
        Class<?> tasks = loader.loadClass(Call.Task.class.getName());
        Method task = tasks.getDeclaredMethod("of", Supplier.class);
        task.setAccessible(true);
        Method submit = type.getDeclaredMethod("submit", tasks, Executor.class, Duration.class);
        submit.setAccessible(true);
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        caller.setContextClassLoader(loader);
        try {
            CompletableFuture<?> call = (CompletableFuture<?>) submit.invoke(
                    pool,
                    task.invoke(null, (Supplier<Object>) () -> "done"),
                    (Executor) Runnable::run,
                    Duration.ofHours(1));
            assertTrue(call.get().equals("done"));
        } finally {
            caller.setContextClassLoader(before);
        }
        return loader;
    }
}
