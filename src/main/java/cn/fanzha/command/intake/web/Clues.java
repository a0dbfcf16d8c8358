package cn.fanzha.command.intake.web;

import cn.fanzha.command.intake.pasted.Found;
import cn.fanzha.command.intake.pasted.PastedText;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fraud's own numbers and addresses, one a line: phones, sites, accounts, apps by their package, chat accounts
 * behind the name of the service (“QQ 12345678”).
 *
 * @param unread numbers of the lines, from 1, in which nothing was recognised
 */
record Clues(List<ObservableValue> values, List<Integer> unread) {

    private static final int LINES_AT_MOST = 50;
    private static final Pattern CHAT = Pattern.compile(
            "(?:QQ|微信|WeChat|wx|陌陌|钉钉|Telegram|TG|WhatsApp|Skype|抖音|快手)(?:号|群|账号)?[:： ]{0,3}([A-Za-z0-9_@.+-]{4,60})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern APP =
            Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*){2,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern IP = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    static Clues read(@Nullable String typed) {
        Set<ObservableValue> values = new LinkedHashSet<>();
        List<Integer> unread = new ArrayList<>();
        List<String> lines = typed == null ? List.of() : typed.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = Text.halfWidth(lines.get(i));
            if (line.isEmpty()) {
                continue;
            }
            List<ObservableValue> found = i < LINES_AT_MOST ? ofLine(line) : List.of();
            values.addAll(found);
            if (found.isEmpty()) {
                unread.add(i + 1);
            }
        }
        return new Clues(List.copyOf(values), unread);
    }

    private static List<ObservableValue> ofLine(String line) {
        Matcher chat = CHAT.matcher(line);
        if (chat.find()) {
            return value(ObservableType.IM_ACCOUNT, chat.group(1)).stream().toList();
        }
        if (IP.matcher(line).matches()) {
            return value(ObservableType.IP, line).stream().toList();
        }
        List<ObservableValue> found = PastedText.read(line, Instant.EPOCH).stream()
                .flatMap(one -> type(one.kind()).flatMap(type -> value(type, one.value())).stream())
                .toList();
        return !found.isEmpty() || !APP.matcher(line).matches()
                ? found
                : value(ObservableType.APP, line).stream().toList();
    }

    private static Optional<ObservableType> type(Found.Kind kind) {
        return switch (kind) {
            case PHONE -> Optional.of(ObservableType.PHONE);
            case URL -> Optional.of(ObservableType.URL);
            case ACCOUNT -> Optional.of(ObservableType.BANK_ACCOUNT);
            case ID_NUMBER -> Optional.of(ObservableType.PERSON_ID);
            case AMOUNT, TIME, HOLDER, PAYER -> Optional.empty();
        };
    }

    private static Optional<ObservableValue> value(ObservableType type, String text) {
        try {
            return Optional.of(ObservableValue.of(type, text));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
