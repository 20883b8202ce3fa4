package dev.weir.sandbox.traffic;

import java.util.List;

/**
 * A city where people live and pay.
 *
 * @param country ISO 3166-1
 * @param currency ISO 4217
 * @param latitude degrees north
 * @param longitude degrees east
 */
record City(String country, String currency, double latitude, double longitude) {

    /** Home towns, on other continents than {@link #FAR}. */
    static final List<City> HOMES = List.of(
            new City("DE", "EUR", 52.52, 13.40),
            new City("DE", "EUR", 48.14, 11.58),
            new City("FR", "EUR", 48.86, 2.35),
            new City("NL", "EUR", 52.37, 4.90),
            new City("ES", "EUR", 40.42, -3.70),
            new City("IT", "EUR", 45.46, 9.19),
            new City("AT", "EUR", 48.21, 16.37),
            new City("PL", "PLN", 52.23, 21.01),
            new City("SE", "SEK", 59.33, 18.07),
            new City("GB", "GBP", 51.51, -0.13));

    /** Cities that nobody reaches from there within the hour. */
    static final List<City> FAR = List.of(
            new City("US", "USD", 40.71, -74.01),
            new City("BR", "BRL", -23.55, -46.63),
            new City("JP", "JPY", 35.68, 139.69),
            new City("AU", "AUD", -33.87, 151.21));
}
