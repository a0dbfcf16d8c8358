package cn.fanzha.command.links.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkScoreTest {

    private static final int COMMON = 50;

    @Test
    void anAccountThatOnlyTwoCasesHaveIsStrongAndOneAtTheBoundIsNext() {
        assertThat(score(one(ObservableType.BANK_ACCOUNT, 2))).isEqualTo(90);
        assertThat(score(one(ObservableType.BANK_ACCOUNT, COMMON))).isBetween(0, 2);
        assertThat(score(one(ObservableType.BANK_ACCOUNT, COMMON + 1))).isZero();
        assertThat(score()).isZero();
    }

    @Test
    void theMoreCasesHoldAValueTheLessItWeighs() {
        List<Integer> scores = IntStream.rangeClosed(2, COMMON + 5)
                .map(cases -> score(one(ObservableType.PHONE, cases)))
                .boxed()
                .toList();
        assertThat(scores).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(scores.getFirst()).isGreaterThan(4 * scores.get(28));
    }

    @Test
    void aHundredCommonValuesNeverWeighMoreThanTwoOfThem() {
        Shared common = one(ObservableType.URL, 40);
        int two = score(common, common);
        assertThat(LinkScore.of(Collections.nCopies(100, common), COMMON)).isBetween(two, two + 4);
        assertThat(LinkScore.of(Collections.nCopies(100, common), COMMON))
                .isLessThan(score(one(ObservableType.URL, 3)));
    }

    @Test
    void whatIsBeyondTheBoundChangesNothing() {
        assertThat(score(one(ObservableType.BANK_ACCOUNT, 4), one(ObservableType.PHONE, 5_000)))
                .isEqualTo(score(one(ObservableType.BANK_ACCOUNT, 4)));
    }

    @Test
    void theOrderIsNothingAndEachFurtherValueAddsOrLeavesAlone() {
        Random dice = new Random(7);
        ObservableType[] types = ObservableType.values();
        for (int round = 0; round < 300; round++) {
            List<Shared> shared = new ArrayList<>();
            int before = 0;
            for (int n = 0; n < 1 + dice.nextInt(12); n++) {
                shared.add(new Shared(
                        "k" + n,
                        types[dice.nextInt(types.length)],
                        "",
                        null,
                        2 + dice.nextInt(60),
                        dice.nextInt(5) == 0));
                int now = LinkScore.of(shared, COMMON);
                assertThat(now).isBetween(before, 99);
                before = now;
            }
            int score = LinkScore.of(shared, COMMON);
            Collections.shuffle(shared, dice);
            assertThat(LinkScore.of(shared, COMMON)).isEqualTo(score);
        }
    }

    @Test
    void twoTypesAreWorthMoreThanTwoOfOneAndTheSameVictimLess() {
        int accounts = score(one(ObservableType.PHONE, 5), one(ObservableType.PHONE, 5));
        assertThat(score(one(ObservableType.PHONE, 5), one(ObservableType.IM_ACCOUNT, 5)))
                .isGreaterThan(accounts);
        Shared own = new Shared("k", ObservableType.PHONE, "", null, 2, true);
        assertThat(score(own)).isEqualTo(35).isLessThan(score(one(ObservableType.PHONE, 2)));
    }

    @Test
    void numbersOfBanksAndOfThePoliceLinkNothing() {
        assertThat(List.of("95588", "96110", "110110", "12381"))
                .allMatch(number -> Shared.ofService(ObservableValue.of(ObservableType.PHONE, number)));
        assertThat(List.of("13800138000", "02012345678", "4008123123"))
                .noneMatch(number -> Shared.ofService(ObservableValue.of(ObservableType.PHONE, number)));
    }

    private static Shared one(ObservableType type, int cases) {
        return new Shared("k", type, "", null, cases, false);
    }

    private static int score(Shared... shared) {
        return LinkScore.of(List.of(shared), COMMON);
    }
}
