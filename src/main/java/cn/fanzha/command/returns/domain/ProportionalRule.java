package cn.fanzha.command.returns.domain;

import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code min(L − already, F · L / ΣL)}, rounded down to the cent (domain section 5). What rounding and caps leave stays
 * frozen.
 */
@Component
class ProportionalRule implements ShareRule {

    @Override
    public List<Part> divide(Money balance, List<Claim> claims) {
        BigDecimal sum = claims.stream().map(claim -> claim.loss().yuan()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return claims.stream().map(claim -> part(balance, claim, sum)).toList();
    }

    private static Part part(Money balance, Claim claim, BigDecimal sum) {
        if (sum.signum() == 0) {
            return new Part(claim.application(), Money.ZERO, false);
        }
        Money inProportion = Money.of(balance.yuan()
                .max(BigDecimal.ZERO)
                .multiply(claim.loss().yuan())
                .divide(sum, 2, RoundingMode.DOWN));
        Money owed = claim.owed();
        return new Part(claim.application(), owed.min(inProportion), owed.compareTo(inProportion) < 0);
    }
}
