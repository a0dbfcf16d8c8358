package cn.fanzha.command.support.walk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jsoup.Jsoup;

/** Somebody signed in, who reads in one language and has no browser. */
final class Visitor {

    private final String base;
    private final HttpClient http;

    /** Signs in through the form, as people do. */
    Visitor(String base, String language, String username, String password) {
        this.base = base;
        CookieManager cookies = new CookieManager();
        HttpCookie reads = new HttpCookie("FANZHA_LANG", language);
        reads.setPath("/");
        reads.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), reads);
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(60))
                .build();
        String csrf = Objects.requireNonNull(
                        Jsoup.parse(get("/sign-in", false).body()).selectFirst("input[name=_csrf]"))
                .val();
        Answer answer = send(HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + encode(csrf) + "&username=" + encode(username) + "&password=" + encode(password))));
        if (answer.path().startsWith("/sign-in")) {
            throw new IllegalStateException(username + " can't sign in");
        }
    }

    /**
     * Opens an address.
     *
     * @param part asked for by a script, as a part of a page
     */
    Answer get(String address, boolean part) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + address));
        if (part) {
            request.header("HX-Request", "true");
        }
        return send(request);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(
                    request.timeout(Duration.ofMinutes(3)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Content-Disposition").orElse(""),
                    response.uri().getPath(),
                    response.body());
        } catch (IOException e) {
            return new Answer(0, "", "", "", String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * What came back.
     *
     * @param path where redirects led to
     */
    record Answer(int status, String type, String disposition, String path, String body) {

        boolean isPage() {
            return type.startsWith("text/html");
        }
    }
}
