package cn.fanzha.command.statistics.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.MadeUpCodes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows behind a press briefing, under numbers of another province: tests that import the same files under their own
 * numbers (units, banks, accounts too) never meet these.
 */
public record PressBriefing(String folder, String own, String renamed) {

    public static final PressBriefing ZHENGZHOU = new PressBriefing("zhengzhou-2019", "41", "97");
    public static final PressBriefing TIANHE = new PressBriefing("tianhe-2020", "44", "96");

    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> BANKS = new ConcurrentHashMap<>();
    private static final Pattern BANK = Pattern.compile("(?<![0-9A-Z-])([134]0\\d{10})(?!\\d)");
    private static final Pattern SERIALS = Pattern.compile("(?<![0-9A-Z-])(SP2019|RT|SZ-|IN-|AL-|OP20)");

    /** What the briefing printed. */
    public JsonNode expected() {
        return new JsonMapper().readTree(Importing.resource("/" + folder + "/expected.json"));
    }

    public String unit() {
        return renamed(expected().path("unit").asString());
    }

    public String operation() {
        return renamed(expected().path("operation").path("operation_no").asString());
    }

    /** Imports these kinds, in this order and each once a run, and brings the figures up to date. */
    public void take(MockMvcTester mvc, String... kinds) {
        for (String kind : kinds) {
            if (!TAKEN.add(folder + kind)) {
                continue;
            }
            String rows = new String(Importing.resource("/" + folder + "/" + kind + ".csv"), StandardCharsets.UTF_8);
            JsonNode answer = Importing.csv(mvc, kind, renamed(rows));
            assertThat(answer.path("rejected").asInt()).as(answer.toString()).isZero();
        }
        Importing.answer(mvc.post()
                .uri("/api/v1/statistics/roll-up?unit=" + unit())
                .with(Importing.bearer(unit()))
                .exchange());
    }

    private String renamed(String text) {
        String numbers = text.replaceAll("(?<![0-9A-Z])([AR])" + own + "(\\d{20})(?!\\d)", "$1" + renamed + "$2")
                .replaceAll("(?<![0-9A-Z])G" + own + "(\\d{7})(?!\\d)", "G" + renamed + "$1")
                .replaceAll("(?<![0-9A-Z])" + own + "(\\d{10})(?!\\d)", renamed + "$1");
        String accounts = numbers.replaceAll("(?<=,)6(\\d{15,18})(?=,)", "8$1");
        String banks = BANK.matcher(accounts)
                .replaceAll(bank -> BANKS.computeIfAbsent(bank.group(1), code -> MadeUpCodes.cnaps()));
        return SERIALS.matcher(banks).replaceAll("X$1");
    }
}
