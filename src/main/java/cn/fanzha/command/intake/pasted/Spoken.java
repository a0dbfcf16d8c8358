package cn.fanzha.command.intake.pasted;

import cn.fanzha.command.intake.pasted.Found.Kind;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an officer types as it is said on the phone: “5万”, “50,000”, “1430”, “昨天 14:30”, “20分钟前”, “现在”. */
public final class Spoken {

    private static final Set<String> NOW = Set.of("now", "现在", "刚才", "刚刚", "刚刚才");
    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])([0-5]\\d)");
    private static final Pattern AGO = Pattern.compile("-?(\\d{1,3}) ?(?:(分钟?|min|m)|(小时|h))(?:之?前)?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?");

    private Spoken() {}

    /**
     * The moment, in Asia/Shanghai; a time without a day is the last that has passed.
     *
     * @throws InvalidValueException it is none
     */
    public static Instant moment(String typed, Instant now) {
        String text = Text.halfWidth(typed).toLowerCase(Locale.ROOT);
        if (NOW.contains(text)) {
            return now;
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return moment(clock.group(1) + ":" + clock.group(2), now);
        }
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long many = Long.parseLong(ago.group(1));
            return now.minus(ago.group(2) != null ? Duration.ofMinutes(many) : Duration.ofHours(many));
        }
        Optional<String> found = whole(text, Kind.TIME, now);
        return ChinaTime.parse(found.orElse(text));
    }

    /**
     * The amount in yuan.
     *
     * @throws InvalidValueException it is none
     */
    public static Money amount(String typed) {
        String text = Text.halfWidth(typed);
        if (GROUPED.matcher(text).matches()) {
            return Money.of(text.replace(",", ""));
        }
        return Money.of(
                text.startsWith("-")
                        ? text
                        : whole(text, Kind.AMOUNT, Instant.EPOCH).orElse(text));
    }

    private static Optional<String> whole(String text, Kind kind, Instant now) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        List<Found> found = PastedText.read(text, now);
        return found.size() == 1
                        && found.getFirst().kind() == kind
                        && found.getFirst().seen().strip().length() == text.length()
                ? Optional.of(found.getFirst().value())
                : Optional.empty();
    }
}
