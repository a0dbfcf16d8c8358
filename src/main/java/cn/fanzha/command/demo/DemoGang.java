package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gang of the made-up city: while it is at work its accounts, phones and sites come up in one case after the other,
 * until it is found and dismantled.
 *
 * @param frauds what its victims are told
 * @param cards accounts that the money goes to
 */
record DemoGang(
        String number,
        String district,
        String name,
        String kind,
        LocalDate from,
        LocalDate until,
        Instant discovered,
        @Nullable Instant dismantled,
        List<DemoFraud> frauds,
        List<DemoCard> cards,
        List<String> phones,
        List<String> sites,
        String platform) {

    private static final List<String> NICKNAMES = List.of(
            "听风", "老K", "阿海", "南山", "天眼", "黑石", "飞鱼", "长藤", "火狐", "北斗", "青藤", "暗礁", "夜航", "金手指", "雨林", "蓝鲸", "铁锚", "云梯",
            "孤岛", "沙漏");
    private static final List<Kind> KINDS = List.of(
            new Kind("MONEY_MOVING", "跑分团伙", 5),
            new Kind("CARD_DEALING", "贩卡团伙", 4),
            new Kind("CALLS", "话务团伙", 2),
            new Kind("TRAFFIC", "引流团伙", 3),
            new Kind("GOIP", "GOIP架设团伙", 2),
            new Kind("TECHNOLOGY", "技术支撑团伙", 1),
            new Kind("COMPANY", "公司化诈骗团伙", 1));

    private record Kind(String word, String name, double weight) {}

    boolean worksOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** Those of eighteen months; the last ones are at work now and nobody has dismantled them. */
    static List<DemoGang> all(LocalDate today, DemoDice dice) {
        List<DemoGang> gangs = new ArrayList<>();
        for (int back = DemoYears.days(today) + 20; back > 16; back -= dice.between(9, 15)) {
            gangs.add(one(gangs.size() + 1, today, back, dice));
        }
        return List.copyOf(gangs);
    }

    private static DemoGang one(int number, LocalDate today, int back, DemoDice dice) {
        LocalDate from = today.minusDays(back);
        Instant found = ChinaTime.startOf(from.plusDays(dice.between(8, Math.clamp(back - 2L, 9, 30))))
                .plus(dice.between(9, 21), ChronoUnit.HOURS);
        if (!dice.isPast(found)) {
            found = ChinaTime.startOf(today.minusDays(2)).plus(10, ChronoUnit.HOURS);
        }
        Instant cut = found.plus(dice.between(18, 75), ChronoUnit.DAYS);
        boolean dismantled = dice.isPast(cut) && (back > 200 || dice.chance(75));
        Kind kind = dice.weighted(KINDS, Kind::weight);
        LocalDate until = dismantled ? ChinaTime.date(cut).minusDays(1) : from.plusDays(dice.between(60, 110));
        String site = "yl" + Integer.toString(7919 * number + 1009, 36);
        List<DemoFraud> frauds =
                List.of(dice.weighted(DemoFraud.ALL, one -> one.weight(1, 1)), dice.one(DemoFraud.ALL));
        String nickname = NICKNAMES.get((number * 7) % NICKNAMES.size());
        return new DemoGang(
                "YLG%03d".formatted(number),
                dice.one(DemoCity.DISTRICTS),
                "“%s”%s".formatted(nickname, kind.name()),
                kind.word(),
                from,
                until,
                found,
                dismantled ? cut : null,
                frauds,
                Stream.generate(() -> DemoCard.any(dice))
                        .limit(dice.between(5, 9))
                        .toList(),
                Stream.generate(dice::phone).limit(dice.between(2, 4)).toList(),
                Stream.of(".example", "-app.example", "-vip.example")
                        .limit(dice.between(1, 3))
                        .map(end -> site + end)
                        .toList(),
                DemoStories.platform(frauds.getFirst(), dice));
    }
}
