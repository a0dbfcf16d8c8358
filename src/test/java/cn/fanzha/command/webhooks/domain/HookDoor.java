package cn.fanzha.command.webhooks.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** An institution's door on this machine: keeps what it hears and answers as it is told. */
final class HookDoor implements AutoCloseable {

    final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile int status = 204;

    /** A message that came. */
    record Heard(String signature, String body) {}

    HookDoor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", message -> {
            heard.add(new Heard(
                    Objects.requireNonNull(message.getRequestHeaders().getFirst("Fanzha-Signature")),
                    new String(message.getRequestBody().readAllBytes(), UTF_8)));
            message.sendResponseHeaders(status, -1);
            message.close();
        });
        server.start();
    }

    void answers(int code) {
        status = code;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
