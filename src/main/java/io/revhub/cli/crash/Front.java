package io.revhub.cli.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one address of several hubs, as a proxy before them has it: each connection goes to any of them that answers. If none
 * does, it is closed.
 */
final class Front implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Integer> hubs;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread daemon = new Thread(task, "front");
        daemon.setDaemon(true);
        return daemon;
    });

    /** @param port where it listens, on loopback @param hubs the ports of the hubs */
    Front(int port, List<Integer> hubs) {
        this.hubs = List.copyOf(hubs);
        try {
            this.socket = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                threads.execute(() -> connect(caller));
            } catch (IOException e) {
                // closed, or this one is gone already
            }
        }
    }

    private void connect(Socket caller) {
        List<Integer> anyOrder = new ArrayList<>(hubs);
        Collections.shuffle(anyOrder);
        for (int port : anyOrder) {
            try {
                Socket hub = new Socket(InetAddress.getLoopbackAddress(), port);
                threads.execute(() -> pass(caller, hub));
                pass(hub, caller);
                return;
            } catch (IOException e) {
                // the next one
            }
        }
        close(caller);
    }

    /** Until either has had enough; then both are closed, so that nobody waits for who was killed. */
    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // closed by the other direction, or by a kill
        }
    }

    private static void close(Socket caller) {
        try {
            caller.close();
        } catch (IOException e) {
            // it is gone already
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
