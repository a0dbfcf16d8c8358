package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Eighteen months of the made-up city's cases up to the day before, brought in as a file through the import; the same at
 * every first start of one day. No name, number or account belongs to anybody.
 */
@Component
@Order(20)
@ConditionalOnProperty("fanzha.demo")
class DemoCases implements ApplicationRunner {

    private static final int MONTHS = 18;
    private static final String HEADER =
            "case_no,unit_code,channel,fraud_type,reported_at,accepted_at,filed_at,solved_at,"
                    + "amount_involved,loss,victim_name,victim_id_no,victim_phone,region_code,summary,tags";
    private static final List<String> STATIONS =
            List.of("990101010000", "990101020000", "990102010000", "990102020000", "990103010000");
    private static final List<String> CHANNELS = List.of("HOTLINE_96110", "ALARM_110", "ALARM_110", "WALK_IN", "BANK");
    private static final List<String> TYPES = List.of(
            "10", "10", "10", "10", "11", "11", "12", "12", "13", "13", "14", "15", "16", "17", "18", "19", "29");
    private static final List<String> STORIES = List.of(
            "受害人在网上看到兼职刷单信息，下载软件后垫付本金，无法提现。",
            "对方自称平台客服，以关闭会员为由要求转账到“安全账户”。",
            "网友推荐投资平台，前期小额可提现，加大投入后平台关闭。",
            "对方冒充公检法，称受害人涉案，要求配合资金核查。",
            "受害人在二手平台购物，被引导至站外付款后对方失联。");
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨";
    private static final String GIVEN = "安宁远舟澜汀禾苗岚溪然澈屿桐";

    private final JdbcClient jdbc;
    private final DemoImports imports;
    private final Clock clock;
    private final Random random = new Random(990100);
    private final Map<String, Integer> serials = new HashMap<>();

    DemoCases(JdbcClient jdbc, DemoImports imports, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean empty = jdbc.sql("select not exists (select 1 from case_file)")
                .query(Boolean.class)
                .single();
        if (!empty) {
            return;
        }
        imports.run("cases", HEADER, rows().toList());
    }

    private Stream<String> rows() {
        LocalDate today = ChinaTime.date(clock.instant());
        List<Instant> reports = new ArrayList<>();
        for (int back = MONTHS - 1; back >= 0; back--) {
            YearMonth month = YearMonth.from(today).minusMonths(back);
            // more is reported around 618, 双十一 and the new year
            int busy = List.of(1, 6, 11, 12).contains(month.getMonthValue()) ? 12 : 0;
            for (int i = 0; i < 28 + busy + random.nextInt(6); i++) {
                LocalDate day = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
                Duration time = Duration.ofSeconds(8 * 3600L + random.nextInt(14 * 3600));
                if (day.isBefore(today)) {
                    reports.add(ChinaTime.startOf(day).plus(time));
                }
            }
        }
        return reports.stream().sorted().map(at -> row(at, ChinaTime.startOf(today)));
    }

    private String row(Instant reported, Instant today) {
        String unit = one(STATIONS);
        String month = ChinaTime.month(reported).toString().replace("-", "");
        int serial = serials.merge(unit + month, 1, Integer::sum);
        Instant accepted = reported.plusSeconds(600L + random.nextInt(7200));
        Instant filed = accepted.plusSeconds(7200L + random.nextInt(3 * 86400));
        Instant solved = filed.plusSeconds(86400L * (10 + random.nextInt(80)));
        boolean isFiled = random.nextInt(100) < 82 && filed.isBefore(today);
        boolean isSolved = isFiled && random.nextInt(100) < 38 && solved.isBefore(today);
        long amount = Math.round(Math.exp(9.2 + random.nextGaussian() * 1.1) * 100);
        long loss = amount * (60 + random.nextInt(41)) / 100;
        String name = one(SURNAMES) + one(GIVEN) + one(GIVEN);
        return String.join(
                ",",
                "A%s%s%04d".formatted(unit, month, serial),
                unit,
                one(CHANNELS),
                one(TYPES),
                ChinaTime.formatSeconds(reported),
                accepted.isBefore(today) ? ChinaTime.formatSeconds(accepted) : "",
                isFiled ? ChinaTime.formatSeconds(filed) : "",
                isSolved ? ChinaTime.formatSeconds(solved) : "",
                yuan(amount),
                yuan(loss),
                name,
                DemoCodes.residentId("%s%04d%02d%02d%03d"
                        .formatted(
                                unit.substring(0, 6),
                                1955 + random.nextInt(50),
                                1 + random.nextInt(12),
                                1 + random.nextInt(28),
                                random.nextInt(1000))),
                "1740000%04d".formatted(random.nextInt(10_000)),
                unit.substring(0, 6),
                one(STORIES),
                random.nextInt(100) < 12 ? "涉老" : "");
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String one(String characters) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }

    private static String yuan(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
