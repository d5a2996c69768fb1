@NullMarked
package io.forecourt.crm.media;

import org.jspecify.annotations.NullMarked;
