/**
 * The inbound port for the telephone system and WeCom: signed records that prove contacts, so that
 * evidence does not depend on anybody's tick.
 */
@NullMarked
package io.forecourt.crm.telephony;

import org.jspecify.annotations.NullMarked;
