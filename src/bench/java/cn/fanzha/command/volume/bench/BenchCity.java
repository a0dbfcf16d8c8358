package cn.fanzha.command.volume.bench;

import cn.fanzha.command.shared.Role;
import cn.fanzha.command.volume.Volume;
import cn.fanzha.command.volume.VolumeUnits.Person;
import cn.fanzha.command.volume.bench.Load.Client;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who asks in the city, and what is there to ask for. */
final class BenchCity {

    static final String PASSWORD = "fanzha-demo-2026";
    private static final Pattern CSRF = Pattern.compile("name=\"_?csrf\"[^>]*?(?:content|value)=\"([^\"]+)\"");

    private final BenchApp app;
    private final Volume volume;

    BenchCity(BenchApp app, Volume volume) {
        this.app = app;
        this.volume = volume;
    }

    String code() {
        return volume.units().cityCode();
    }

    String division() {
        return volume.plan().division();
    }

    Volume volume() {
        return volume;
    }

    /** A program's token; of the city's client, or of the platform's. */
    List<Client> program(String client, String scope) throws IOException, InterruptedException {
        String secret = Base64.getEncoder().encodeToString((client + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = app.post(
                "/oauth2/token",
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&scope=" + scope,
                "Authorization",
                "Basic " + secret);
        Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("no token: " + answer.statusCode());
        }
        return List.of(new Client("Authorization", "Bearer " + token.group(1), ""));
    }

    /** Sessions of the role in units of the kind, each of its own person where there are so many. */
    List<Client> sessions(Role role, String unitKind, int n) throws IOException, InterruptedException {
        List<Person> people = people(role, unitKind);
        List<Client> sessions = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            sessions.add(signIn(people.get(i * 7 % people.size()).username()));
        }
        return sessions;
    }

    List<Person> people(Role role, String unitKind) {
        return volume.units().people().stream()
                .filter(p -> p.role() == role && p.unit().kind().equals(unitKind))
                .toList();
    }

    Client signIn(String username) throws IOException, InterruptedException {
        HttpResponse<String> form = app.http()
                .send(HttpRequest.newBuilder(URI.create(app.address("/sign-in"))).build(), BodyHandlers.ofString());
        String fields = "username=" + url(username) + "&password=" + url(PASSWORD) + "&_csrf=" + url(csrf(form.body()));
        HttpResponse<String> done = app.http()
                .send(
                        HttpRequest.newBuilder(URI.create(app.address("/sign-in")))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Cookie", cookie(form))
                                .POST(BodyPublishers.ofString(fields))
                                .build(),
                        BodyHandlers.ofString());
        if (done.headers().firstValue("Location").orElse("?").contains("sign-in")) {
            throw new IllegalStateException(username + " may not sign in: " + done.headers().firstValue("Location"));
        }
        String cookie = cookie(done);
        HttpResponse<String> page = app.get("/account", "Cookie", cookie);
        return new Client("Cookie", cookie, url(csrf(page.body())));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("FANZHA="))
                .map(c -> c.substring(0, c.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static String csrf(String page) {
        Matcher found = CSRF.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no CSRF token in a page of " + page.length() + " characters");
        }
        return found.group(1);
    }

    static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The units that the city's people see. */
    UUID[] units() throws IOException, SQLException {
        return ids("select id from unit where path like '%/" + code() + "/%'");
    }

    UUID[] ids(String sql) throws IOException, SQLException {
        try (Connection connection = app.application();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<UUID> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found.toArray(UUID[]::new);
        }
    }

    List<String> texts(String sql) throws IOException, SQLException {
        try (Connection connection = app.application();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }
}
