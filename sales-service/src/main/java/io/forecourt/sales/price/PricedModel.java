package io.forecourt.sales.price;

import io.forecourt.platform.value.Money;

/** A model that inventory has published, with the maker's guide price, which is our list price. */
public record PricedModel(
    String modelCode,
    String brand,
    String series,
    String name,
    String energy,
    int seats,
    Money listPrice,
    String status) {}
