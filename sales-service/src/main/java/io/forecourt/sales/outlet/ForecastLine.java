package io.forecourt.sales.outlet;

/** How many cars of a model a partner will sell. */
record ForecastLine(String modelCode, int units) {}
