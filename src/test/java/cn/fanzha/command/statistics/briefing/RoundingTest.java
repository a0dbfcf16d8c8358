package cn.fanzha.command.statistics.briefing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.briefing.Rounding.Magnitude;
import cn.fanzha.command.statistics.briefing.Rounding.Result;
import cn.fanzha.command.statistics.briefing.Rounding.Shown;
import cn.fanzha.command.statistics.briefing.Rounding.Unprintable;
import cn.fanzha.command.statistics.briefing.Rounding.Word;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

class RoundingTest {

    private static final Pattern PRINTED = Pattern.compile("[近约]?(\\d+(?:\\.\\d+)?)[余多]?([万亿]?)[余多]?");
    private static final Gen<BigDecimal> AMOUNTS = longs().between(1, 99_999_999_999_999_999L)
            .zip(
                    integers().between(1, 17),
                    (cents, shorter) ->
                            BigDecimal.valueOf(cents, 2).movePointLeft(shorter).setScale(2, java.math.RoundingMode.UP));

    @ParameterizedTest
    @CsvFileSource(resources = "/rounding/rounding.csv", numLinesToSkip = 1, encoding = "UTF-8")
    void everyExampleOfTheBriefingsPrintsAsItStood(BigDecimal value, String rule, String shown) {
        assertThat(text(Rounding.of(rule).show(value))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40023.65|YU(5)|4.0023万余",
                "7.25|YU(2)|7.2余",
                "0.00|YU(2)|0",
                "0|PERCENT(1)|0%",
                "0|UNIT(万,1)|0",
                "4000|UNIT(万,0)|ERROR",
                "5000|UNIT(万,0)|1万",
                "-5|JIN|ERROR",
                "-5|YUE(1)|ERROR",
                "-5|UNIT(万,1)|ERROR",
                "9800000|JIN|近1000万",
                "9999.6|YUE(4)|约1万",
                "3360000.00|EXACT|3360000",
                "100005|YU(万,1)|10余万",
                "45321|YU|4.5万余",
                "5443217|DUO(万,0)|544万多",
                "45321|ＹＵ（万，1）|4.5万余",
                "12345678901234567.89|YU(18)|123456789.012345678亿余",
                "10000.00|JIN|1万"
            })
    void andWhatTheyDoNotShow(BigDecimal value, String rule, String shown) {
        assertThat(text(Rounding.of(rule).show(value))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10426|YU(2)|more than 10,000",
                "10000|YU(2)|10,000",
                "297|JIN|nearly 300",
                "284|JIN|more than 280",
                "40023.65|YUE(1)|about 40,000",
                "418620000|YU(2)|more than 410 million",
                "5443217|YU(万,0)|more than 5.44 million",
                "272043000000|YU(亿,0)|more than 272 billion",
                "404213|UNIT(万,1)|404,000",
                "3538123456.78|UNIT(亿,1)|3.54 billion",
                "3360000.00|EXACT|3,360,000",
                "40023.65|EXACT|40,023.65",
                "-5|EXACT|-5",
                "0.15789|PERCENT(1)|15.8%",
                "0|YU(2)|0",
                "5000|YU(万,0)|ERROR"
            })
    void anEnglishSentenceTellsTheSameNumberInItsOwnWords(BigDecimal value, String rule, String shown) {
        assertThat(text(Rounding.of(rule).show(value, Locale.ENGLISH))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0.157894, PERCENT(1), +15.8%",
        "0.106312, PERCENT(1), +10.6%",
        "-0.0582, PERCENT(1), -5.8%",
        "0, PERCENT(1), 0%",
        "0.0004, PERCENT(1), 0.0%",
        "-0.0004, PERCENT(1), 0.0%",
        "5, YU(2), ERROR"
    })
    void aPrintedChangeCarriesItsSign(BigDecimal change, String rule, String shown) {
        assertThat(text(Rounding.of(rule).showChange(change))).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "YU(0)",
                "YU(19)",
                "YU(千,1)",
                "YU(万)",
                "UNIT(2)",
                "UNIT",
                "JIN(2)",
                "EXACT(1)",
                "PERCENT",
                "PERCENT(9)",
                "PERCENT(万,1)",
                "YUE(万,1)",
                "yu(2)",
                "YU(-1)",
                "YU(2",
                "NEAR(2)",
                "YU(999999999999)"
            })
    void anUnknownRuleIsRefused(String text) {
        assertThatThrownBy(() -> Rounding.of(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.key()).isEqualTo("briefings.rule.unknown"));
    }

    @Test
    void whatIsPrintedIsReadAgain() {
        List<Word> words = List.of(Word.values());
        qt().withFixedSeed(44)
                .forAll(
                        integers().between(0, words.size() - 1),
                        integers().between(1, 8),
                        integers().between(0, 2))
                .check((word, digits, unit) -> {
                    Magnitude magnitude = unit == 0 ? null : Magnitude.values()[unit - 1];
                    Rounding rule = switch (words.get(word)) {
                        case YU, DUO -> new Rounding(words.get(word), digits, magnitude);
                        case UNIT -> new Rounding(Word.UNIT, digits, magnitude == null ? Magnitude.YI : magnitude);
                        case YUE, PERCENT -> new Rounding(words.get(word), digits, null);
                        case JIN, EXACT -> new Rounding(words.get(word), 0, null);
                    };
                    return Rounding.of(rule.toString()).equals(rule);
                });
    }

    @Test
    void yuIsNeverAboveTheValueAndLessThanOneOfTheLastDigitBelow() {
        qt().withFixedSeed(45).forAll(AMOUNTS, integers().between(1, 6)).check((value, digits) -> {
            String text = text(Rounding.of("YU(" + digits + ")").show(value));
            BigDecimal printed = number(text);
            BigDecimal last = BigDecimal.ONE.movePointRight(value.precision() - value.scale() - digits);
            boolean word = text.contains("余");
            return printed.compareTo(value) <= 0
                    && value.subtract(printed).compareTo(last) < 0
                    && word == (printed.compareTo(value) != 0);
        });
    }

    @Test
    void yuInAUnitIsNeverAboveTheValueOrPrintsNothing() {
        qt().withFixedSeed(46).forAll(AMOUNTS, integers().between(0, 4)).check((value, decimals) -> {
            Result result = Rounding.of("YU(万," + decimals + ")").show(value);
            BigDecimal last = BigDecimal.ONE.movePointRight(4 - decimals);
            if (result instanceof Unprintable) {
                return value.compareTo(last) < 0;
            }
            BigDecimal printed = number(text(result));
            return printed.compareTo(value) <= 0 && value.subtract(printed).compareTo(last) < 0;
        });
    }

    @Test
    void jinIsNeverBelowTheValueAndWithinATwentiethElseItSaysYu() {
        qt().withFixedSeed(47).forAll(AMOUNTS).check(value -> {
            String text = text(Rounding.of("JIN").show(value));
            BigDecimal printed = number(text);
            if (text.startsWith("近")) {
                return printed.compareTo(value) > 0 && value.compareTo(printed.multiply(new BigDecimal("0.95"))) >= 0;
            }
            return text.contains("余") ? printed.compareTo(value) < 0 : printed.compareTo(value) <= 0;
        });
    }

    @Test
    void yueIsWithinHalfOfTheLastDigit() {
        qt().withFixedSeed(48).forAll(AMOUNTS, integers().between(1, 6)).check((value, digits) -> {
            String text = text(Rounding.of("YUE(" + digits + ")").show(value));
            BigDecimal half = new BigDecimal("0.5").movePointRight(value.precision() - value.scale() - digits);
            BigDecimal off = number(text).subtract(value).abs();
            return off.compareTo(half) <= 0 && text.startsWith("约") == (off.signum() != 0);
        });
    }

    @Test
    void aNumberHasOneWordAtMostAndNoneOfThemInEnglish() {
        List<String> rules = List.of("YU(2)", "DUO(3)", "JIN", "YUE(2)", "UNIT(万,2)", "EXACT", "YU(亿,2)");
        qt().withFixedSeed(49)
                .forAll(AMOUNTS, integers().between(0, rules.size() - 1))
                .check((value, rule) -> {
                    Rounding rounding = Rounding.of(rules.get(rule));
                    String chinese = text(rounding.show(value));
                    String english = text(rounding.show(value, Locale.ENGLISH));
                    return chinese.replaceAll("[^余多近约]", "").length() <= 1
                            && english.codePoints()
                                    .noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                            && english.equals("ERROR") == chinese.equals("ERROR");
                });
    }

    private static String text(Result result) {
        return switch (result) {
            case Shown shown -> shown.text();
            case Unprintable none -> "ERROR";
        };
    }

    private static BigDecimal number(String printed) {
        Matcher parts = PRINTED.matcher(printed);
        assertThat(parts.matches()).as(printed).isTrue();
        int zeros = parts.group(2).isEmpty() ? 0 : parts.group(2).equals("万") ? 4 : 8;
        return new BigDecimal(parts.group(1)).movePointRight(zeros);
    }
}
