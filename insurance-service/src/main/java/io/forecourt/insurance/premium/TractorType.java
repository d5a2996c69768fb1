package io.forecourt.insurance.premium;

/** Kinds of tractors that provinces rate. */
public enum TractorType {
  DUAL_PURPOSE,
  TRANSPORT
}
