package cn.fanzha.command.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser at one instance, whose proxy leads it to the other once the first is gone; hears of new requests. */
final class Follower {

    private static final Pattern REQUESTED =
            Pattern.compile("data:\\{\"kind\":\"stop-requested\",\"reference\":\"([^\"]+)\"}");

    private final String cookies;
    private final int other;
    private final List<String> heard = new ArrayList<>();
    private Listening stream;

    Follower(String cookies, int first, int other) throws InterruptedException {
        this.cookies = cookies;
        this.other = other;
        this.stream = new Listening(first, "/live", List.of("Cookie: " + cookies)).start();
    }

    /** As {@code EventSource} does: again, with the id that it had last. */
    void goesOnAtTheOther() throws InterruptedException {
        assertThat(stream.endsWithin(Patience.LONG)).isTrue();
        take();
        String last = stream.lastId();
        stream.close();
        stream = new Listening(other, "/live", List.of("Cookie: " + cookies, "Last-Event-ID: " + last)).start();
    }

    /** Everything heard once there are so many, and a little later, for what might come twice. */
    List<String> hears(int many, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (heard.size() < many && System.nanoTime() < end) {
            take();
            Thread.sleep(20);
        }
        Thread.sleep(200);
        take();
        stream.close();
        return List.copyOf(heard);
    }

    private void take() {
        for (String line : stream.heardSoFar()) {
            Matcher requested = REQUESTED.matcher(line);
            if (requested.matches()) {
                heard.add(requested.group(1));
            }
        }
    }
}
