package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopRequest;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a request comes to after what the account went through: two stops at most, in the order of the clock. History is
 * written as {@code case@hour:amount} for a stop, {@code case@hour} for a request that waits, {@code case@hour!} for one
 * refused, {@code case@hour-} for one cancelled; hours count from the first morning.
 */
class StopSlotsTest {

    private static final Instant MORNING = ChinaTime.parse("2027-12-30 09:00:00");
    private static final Duration WINDOW = Duration.ofHours(12);
    private static final UUID UNIT = Ids.next();
    private static final UUID BANK = Ids.next();
    private static final UUID ACCOUNT = Ids.next();

    private final Map<String, CaseRef> cases = new HashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                    | A | 0  | send",
                "A@0                 | A | 1  | funds.request.duplicate",
                "A@0                 | B | 1  | send",
                "A@0 B@0             | C | 1  | funds.request.two-under-way",
                "A@0! B@0-           | A | 1  | send",
                "A@0:100             | A | 35 | funds.request.second-too-early",
                "A@0:100             | A | 36 | send",
                "A@0:100             | B | 47 | join",
                "A@0:100             | B | 48 | send",
                "A@0:100             | A | 48 | send",
                "A@0:100 A@36        | A | 40 | funds.request.duplicate",
                "A@0:100 A@36        | B | 40 | join",
                "A@0:100 A@36        | B | 48 | funds.request.two-under-way",
                "A@0:100 A@48:120    | A | 50 | funds.request.second-too-early",
                "A@0:100 A@48:120    | A | 84 | funds.request.stopped-twice",
                "A@0:100 A@48:120    | B | 95 | join",
                "A@0:100 A@48:120    | B | 96 | funds.request.stopped-twice",
                "A@0:100 B@50:80     | A | 60 | join",
                "A@0:100 B@50:80     | A | 98 | funds.request.stopped-twice",
                "A@0:0 A@48:0        | C | 99 | funds.request.stopped-twice",
            })
    void aRequestIsSentJoinedOrRefused(@Nullable String history, String asking, int hour, String expected) {
        AccountStops account = account(history);
        AccountStops.Decision decision = account.decide(file(asking.strip()).id(), WINDOW, at(hour));
        assertThat(
                        switch (decision) {
                            case AccountStops.Decision.Send send -> "send";
                            case AccountStops.Decision.Join join -> "join";
                            case AccountStops.Decision.Refuse refuse -> refuse.messageKey();
                        })
                .isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A@0:100             | 100.00",
                "A@0:100 A@48:120.50 | 100.00 20.50",
                "A@0:100 A@48:80     | 100.00 0.00",
                "A@0:100 B@60:100    | 100.00 0.00",
                "A@0:0 B@60:70       | 0.00 70.00",
                "A@0:100 B@50 B@60:130 | 100.00 - 30.00",
            })
    void theSecondStopBringsWhatExceedsTheFirst(String history, String fresh) {
        AccountStops account = account(history);
        account.partNewMoney();
        assertThat(account.stops().stream()
                        .map(stop -> stop.answer == null || stop.answer.newMoney == null
                                ? "-"
                                : stop.answer.newMoney.toPlainString())
                        .toList())
                .containsExactly(fresh.strip().split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A@0:1 A@50             | false",
                "A@0:1 A@50:1 C@99      | true",
                "A@0:1 B@50! C@99       | false",
                "A@0:1 B@50:1 C@60:1 D@99 | true",
            })
    void nobodyStopsAThirdTimeWhoeverSentTheRequest(String history, boolean refused) {
        AccountStops account = account(history);
        assertThat(account.stoppedTwiceWithout(account.stops().getLast())).isEqualTo(refused);
    }

    private AccountStops account(@Nullable String history) {
        List<StopPayment> stops = new ArrayList<>();
        for (String word : history == null || history.isBlank()
                ? new String[0]
                : history.strip().split(" ")) {
            String[] parts = word.split("[@:!-]");
            Instant at = at(Integer.parseInt(parts[1]));
            StopPayment stop = asked(file(parts[0]), at, stops.size());
            if (word.contains(":")) {
                Money amount = Money.of(parts[2]);
                stop.confirm(
                        new Confirmation(Comparison.ALL_AGREE, at, amount, amount, AccountCategory.PERSONAL, "赵", "1"),
                        Actor.system(),
                        at);
            } else if (word.endsWith("!")) {
                stop.refuse(new Refusal(Set.of(RefusalReason.TECHNICAL), "", "赵", "1"), Actor.system(), at);
            } else if (word.endsWith("-")) {
                stop.cancel("撤", at);
            }
            stops.add(stop);
        }
        return new AccountStops(stops);
    }

    private static Instant at(int hour) {
        return MORNING.plus(Duration.ofHours(hour));
    }

    private CaseRef file(String name) {
        return cases.computeIfAbsent(
                name,
                key -> new CaseRef(
                        Ids.next(),
                        new CaseNumber("A9900001101002027120001"),
                        UNIT,
                        CaseState.REPORTED,
                        MORNING,
                        null,
                        null));
    }

    private static StopPayment asked(CaseRef file, Instant at, int serial) {
        StopRequest asked = new StopRequest(
                file.id(),
                AccountKind.BANK_ACCOUNT,
                "6222020000000000",
                "李收款",
                BANK,
                Money.of("1"),
                at,
                Urgency.NORMAL,
                true,
                null);
        StopNumber number = new StopNumber(String.format(Locale.ROOT, "Z990000110100202712%04d", serial + 1));
        return StopPayment.request(number, file, ACCOUNT, asked, Actor.system(), null, at);
    }
}
