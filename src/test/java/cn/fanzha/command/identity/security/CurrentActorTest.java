package cn.fanzha.command.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.identity.CurrentActor;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class CurrentActorTest {

    @Autowired
    CurrentActor current;

    @Autowired
    TestCity city;

    @Autowired
    MockMvcTester http;

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aPersonSeesTheOwnUnitAndAllBelowIt() {
        Scope scope = signedIn(city.supervisor).scope();
        assertThat(Stream.of(city.districtA, city.stationA1, city.outpost)).allMatch(unit -> scope.sees(unit.id()));
        assertThat(Stream.of(city.city, city.districtB, city.stationB1, city.bank1))
                .noneMatch(unit -> scope.sees(unit.id()));
    }

    @Test
    void aLiaisonHasTheInstitutionAndTheThreeAdministratorsHaveNothing() {
        assertThat(signedIn(city.liaison).scope()).isEqualTo(new Scope.Institution(city.bank1.id()));
        assertThat(Stream.of(city.sysadmin, city.secadmin, city.auditor))
                .allMatch(admin -> signedIn(admin).scope() instanceof Scope.Nothing);
    }

    @Test
    void aProgramSeesWhatItsUnitSees() {
        assertThat(program(Units.ROOT_CODE).scope()).isInstanceOf(Scope.Everything.class);
        Actor program = program(city.districtB.code());
        assertThat(program.program()).isTrue();
        assertThat(program.roles()).isEmpty();
        assertThat(program.scope().sees(city.stationB1.id())).isTrue();
        assertThat(program.scope().sees(city.stationA1.id())).isFalse();
    }

    @Test
    void nobodyIsNobody() {
        assertThat(current.find()).isEmpty();
        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(current::require);
    }

    @Test
    void aNumberThatNothingCanHaveIsNotFound() {
        assertThat(http.get().uri("/cases/nonsense").with(city.signedIn(city.officer)))
                .hasStatus(404);
        assertThat(http.get().uri("/accounts/nonsense").with(city.signedIn(city.sysadmin)))
                .hasStatus(404);
    }

    private Actor signedIn(Actor person) {
        var user = new SignedInUser(
                person.id(),
                person.username(),
                person.displayName(),
                person.unitId(),
                person.roles(),
                true,
                false,
                false,
                null);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        return current.require();
    }

    private Actor program(String unit) {
        Jwt token = Jwt.withTokenValue("x")
                .header("alg", "none")
                .subject("program")
                .claim(TokenClaims.UNIT, unit)
                .claim(TokenClaims.CLIENT, city.officer.id().toString())
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token, List.of()));
        return current.require();
    }
}
