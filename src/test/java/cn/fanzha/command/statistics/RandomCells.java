package cn.fanzha.command.statistics;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.support.TestCity;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Random cells of rows of a year, the same for the same year. */
abstract class RandomCells {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    static final String[] TAGS = {"涉疫", "跨境", "涉老"};
    static final String[] REGIONS = {"410102", "410103", "410104", ""};
    static final String[] TYPES = {"50", "51", "52", "53"};
    final int year;
    final Random random;
    final String key;
    final List<UnitRef> units;
    final List<String> operations = new ArrayList<>();

    RandomCells(TestCity city, int year) {
        this.year = year;
        this.random = new Random(year);
        this.key = city.division + year;
        this.units = List.of(
                city.city,
                city.districtA,
                city.districtB,
                city.stationA1,
                city.stationA2,
                city.stationB1,
                city.stationB2,
                city.outpost);
    }

    /** The operations' numbers. */
    public List<String> operations() {
        return operations;
    }

    UnitRef unit() {
        return units.get(random.nextInt(units.size()));
    }

    String any(String[] words) {
        return words[random.nextInt(words.length)];
    }

    String tags() {
        List<String> tags = new ArrayList<>();
        for (String tag : TAGS) {
            if (random.nextInt(3) == 0) {
                tags.add(tag);
            }
        }
        return String.join(";", tags);
    }

    String operation() {
        return random.nextBoolean() ? "" : operations.get(random.nextInt(operations.size()));
    }

    String amount(int below) {
        return "%d.%02d".formatted(random.nextInt(below), random.nextInt(100));
    }

    LocalDateTime time() {
        return LocalDateTime.of(year, 1, 1, 0, 0).plusSeconds(random.nextInt(364 * 86400));
    }

    String moment() {
        return TIME.format(time());
    }

    String after(LocalDateTime at) {
        return random.nextInt(3) == 0 ? "" : TIME.format(at.plusHours(random.nextInt(2000)));
    }

    static String idNo(int serial) {
        String start = "41019919%d0627401".formatted(70 + serial);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (start.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return start + "10X98765432".charAt(sum % 11);
    }

    String account() {
        return "62220210%s%04d".formatted(key.substring(2, 8), random.nextInt(20));
    }
}
