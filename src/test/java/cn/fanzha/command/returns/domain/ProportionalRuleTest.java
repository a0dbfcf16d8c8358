package cn.fanzha.command.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import cn.fanzha.command.returns.domain.ShareRule.Claim;
import cn.fanzha.command.returns.domain.ShareRule.Part;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The proportional rule over random victims and balances, and the examples of the domain. */
class ProportionalRuleTest {

    private final ShareRule rule = new ProportionalRule();

    @Test
    void nobodyGetsMoreThanIsOwedAndAllTogetherNoMoreThanIsFrozen() {
        qt().withFixedSeed(41)
                .withExamples(2000)
                .forAll(balances(), losses(), integers().all())
                .checkAssert((cents, losses, seed) -> {
                    Money balance = yuan(cents);
                    List<Claim> claims = claims(losses, new Random(seed), true);
                    List<Part> parts = rule.divide(balance, claims);
                    assertThat(parts).hasSameSizeAs(claims);
                    Money sum = Money.ZERO;
                    for (int i = 0; i < parts.size(); i++) {
                        assertThat(parts.get(i).amount())
                                .isBetween(Money.ZERO, claims.get(i).owed());
                        sum = sum.plus(parts.get(i).amount());
                    }
                    assertThat(sum).isLessThanOrEqualTo(balance);
                });
    }

    @Test
    void theOrderOfTheVictimsDoesNotMatter() {
        qt().withFixedSeed(42)
                .withExamples(1000)
                .forAll(balances(), losses(), integers().all())
                .checkAssert((cents, losses, seed) -> {
                    List<Claim> claims = claims(losses, new Random(seed), true);
                    List<Claim> shuffled = new ArrayList<>(claims);
                    Collections.shuffle(shuffled, new Random(seed + 1L));
                    assertThat(byVictim(rule.divide(yuan(cents), shuffled)))
                            .isEqualTo(byVictim(rule.divide(yuan(cents), claims)));
                });
    }

    @Test
    void theRemainderIsLessThanACentAVictimAndNeverBelowZeroWhenNobodyIsCapped() {
        qt().withFixedSeed(43).withExamples(2000).forAll(balances(), losses()).checkAssert((cents, losses) -> {
            List<Claim> claims = claims(losses, new Random(0), false);
            List<Part> parts = rule.divide(yuan(cents), claims);
            if (parts.stream().noneMatch(Part::capped)) {
                Money sum = parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
                assertThat(yuan(cents).minus(sum))
                        .isGreaterThanOrEqualTo(Money.ZERO)
                        .isLessThan(yuan(claims.size()));
            }
        });
    }

    @Test
    void threeEqualLossesLeaveACent() {
        List<Claim> claims = claims(List.of(3000L, 3000L, 3000L), new Random(0), false);
        assertThat(rule.divide(Money.of("50.00"), claims))
                .extracting(Part::amount)
                .containsOnly(Money.of("16.66"));
    }

    @Test
    void whatACappedVictimDoesNotGetIsNobodyElses() {
        Claim repaid = new Claim(UUID.randomUUID(), Money.of("600.00"), Money.of("500.00"));
        Claim other = new Claim(UUID.randomUUID(), Money.of("400.00"), Money.ZERO);
        assertThat(rule.divide(Money.of("500.00"), List.of(repaid, other)))
                .containsExactly(
                        new Part(repaid.application(), Money.of("100.00"), true),
                        new Part(other.application(), Money.of("200.00"), false));
    }

    private static org.quicktheories.core.Gen<Long> balances() {
        return longs().between(0, 500_000_000_00L);
    }

    private static org.quicktheories.core.Gen<List<Long>> losses() {
        return lists().of(longs().between(1, 100_000_000_00L)).ofSizeBetween(1, 40);
    }

    private static List<Claim> claims(List<Long> losses, Random random, boolean repaid) {
        return losses.stream()
                .map(loss -> new Claim(
                        new UUID(7, losses.indexOf(loss) * 1000L + random.nextInt(1000)),
                        yuan(loss),
                        repaid && random.nextBoolean() ? yuan(random.nextLong(loss + 1)) : Money.ZERO))
                .toList();
    }

    private static List<String> byVictim(List<Part> parts) {
        return parts.stream()
                .map(part -> part.application() + " " + part.amount())
                .sorted()
                .toList();
    }

    private static Money yuan(long cents) {
        return Money.of(BigDecimal.valueOf(cents, 2));
    }
}
