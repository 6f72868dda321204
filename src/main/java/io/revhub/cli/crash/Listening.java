package io.revhub.cli.crash;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether somebody listens at a port on loopback. */
final class Listening {

    private static final int PATIENCE_MILLIS = 500;

    private Listening() {}

    static boolean at(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
