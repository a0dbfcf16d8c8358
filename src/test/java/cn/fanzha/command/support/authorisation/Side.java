package cn.fanzha.command.support.authorisation;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.TestCity;

/**
 * Whose example is asked for: everybody of the matrix sees the near side; nobody of it sees the far side.
 *
 * @param station the police unit that the example belongs to
 * @param bank the institution that the example is addressed to
 * @param officer an officer of the station
 * @param second another officer who sees the station's rows
 * @param supervisor may approve for the station
 * @param liaison of the bank
 */
public record Side(
        TestCity city, UnitRef station, UnitRef bank, Actor officer, Actor second, Actor supervisor, Actor liaison) {

    static Side near(TestCity city) {
        return new Side(city, city.stationA1, city.bank1, city.officer, city.officer2, city.supervisor, city.liaison);
    }

    static Side far(TestCity city, Actor secondOfficer) {
        return new Side(
                city,
                city.stationB1,
                city.bank2,
                city.otherOfficer,
                secondOfficer,
                city.otherSupervisor,
                city.liaison2);
    }
}
