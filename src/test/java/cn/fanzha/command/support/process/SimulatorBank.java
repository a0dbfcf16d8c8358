package cn.fanzha.command.support.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A bank's system, a process of its own: hears webhooks, checks their signature, calls the API with a token of its own.
 * It does what the lines of its standard input say, and writes a line for each answer and each message heard.
 *
 * <p>Arguments: address of the application, client id, client secret. Lines: {@code SECRET s}, {@code FAIL n} (the next
 * messages are not taken), {@code AUTO json} (each request told is received and answered so, twice), {@code GET path},
 * {@code POST path json}, {@code MANY path n} (an answer with n onward transfers), {@code DIE path json} (ends with half
 * of it on the line).
 */
public final class SimulatorBank {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final PrintStream OUT = new PrintStream(System.out, true, UTF_8);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final URI application;
    private final String token;
    private volatile String secret = "";
    private volatile int fails;
    private volatile String auto = "";

    private SimulatorBank(URI application, String client, String clientSecret)
            throws IOException, InterruptedException {
        this.application = application;
        String basic = Base64.getEncoder().encodeToString((client + ":" + clientSecret).getBytes(UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(application.resolve("/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"
                                + "&scope=stops%3Aread%20stops%3Aanswer%20webhooks%3Amanage"))
                        .build(),
                BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (!found.find()) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        token = found.group(1);
    }

    public static void main(String[] arguments) throws Exception {
        SimulatorBank bank = new SimulatorBank(URI.create(arguments[0]), arguments[1], arguments[2]);
        HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.createContext("/", bank::hear);
        door.start();
        OUT.println("PORT " + door.getAddress().getPort());
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                bank.act(line.split(" ", 3));
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private void act(String[] words) throws Exception {
        switch (words[0]) {
            case "SECRET" -> secret = words[1];
            case "FAIL" -> fails = Integer.parseInt(words[1]);
            case "AUTO" -> auto = words[1] + (words.length > 2 ? " " + words[2] : "");
            case "GET" -> OUT.println(call("GET", words[1], ""));
            case "POST" -> OUT.println(call("POST", words[1], words.length > 2 ? words[2] : ""));
            case "PUT" -> OUT.println(call("PUT", words[1], words[2]));
            case "MANY" -> OUT.println(call("POST", words[1], many(Integer.parseInt(words[2]))));
            case "DIE" -> die(words[1], words[2].getBytes(UTF_8));
            default -> OUT.println("? " + words[0]);
        }
    }

    /** Status and body on one line. */
    private String call(String method, String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(application.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Language", "en")
                        .header("Content-Type", "application/json")
                        .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body().replace("\n", " ");
    }

    private void hear(HttpExchange message) throws IOException {
        String body = new String(message.getRequestBody().readAllBytes(), UTF_8);
        String signature = String.valueOf(message.getRequestHeaders().getFirst("Fanzha-Signature"));
        boolean taken = fails == 0;
        fails = Math.max(0, fails - 1);
        message.sendResponseHeaders(taken ? 204 : 503, -1);
        message.close();
        OUT.println("HOOK " + (isOurs(signature, body) ? "signed" : "UNSIGNED") + " "
                + (taken ? "taken " : "not-taken ") + body);
        Matcher number = Pattern.compile("\"event\":\"stop-requested\",\"reference\":\"([^\"]+)\"")
                .matcher(body);
        if (taken && !auto.isEmpty() && number.find()) {
            String address = "/api/v1/stop-payments/" + number.group(1);
            try {
                OUT.println("AUTO " + call("POST", address + "/receipt", ""));
                OUT.println("AUTO " + call("POST", address + "/answer", auto));
                OUT.println("AUTO " + call("POST", address + "/answer", auto));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isOurs(String signature, String body) {
        Matcher parts = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})").matcher(signature);
        if (!parts.matches()) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return MessageDigest.isEqual(
                    HexFormat.of().parseHex(parts.group(2)),
                    mac.doFinal((parts.group(1) + "." + body).getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String many(int rows) {
        StringBuilder json = new StringBuilder("{\"result\":\"STOPPED\",\"holder\":\"AGREES\",\"account\":\"AGREES\","
                + "\"amount\":\"AGREES\",\"time\":\"AGREES\",\"balanceBefore\":\"1\",\"amountStopped\":\"1\","
                + "\"accountCategory\":\"PERSONAL\",\"person\":\"Zhao\",\"phone\":\"037112345678\",\"onward\":[");
        for (int i = 0; i < rows; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"account\":\"")
                    .append(6_218_000_000_000_000_000L + i * 17L)
                    .append("\",\"amount\":\"")
                    .append(i % 900 + 1)
                    .append(".50\",\"movedAt\":\"2026-01-05T02:00:00Z\"}");
        }
        return json.append("]}").toString();
    }

    private void die(String path, byte[] json) throws IOException {
        try (Socket line = new Socket(application.getHost(), application.getPort());
                OutputStream out = line.getOutputStream()) {
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(json, 0, json.length / 2);
            out.flush();
            Runtime.getRuntime().halt(1);
        }
    }
}
