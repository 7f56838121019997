/** The error details that tell clients when to come back: google.rpc.Status with a google.rpc.RetryInfo. */
import { create, toBinary } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { AnySchema, durationFromMs, DurationSchema } from '@bufbuild/protobuf/wkt';

const RESOURCE_EXHAUSTED = 8;

const wrapped = (field: number, bytes: Uint8Array): BinaryWriter =>
  new BinaryWriter().tag(field, WireType.LengthDelimited).bytes(bytes);

/** Bytes for the trailer `grpc-status-details-bin`, which the official clients read. */
export function retryDetails(message: string, retryAfterMs: number): Uint8Array {
  const retryInfo = wrapped(1, toBinary(DurationSchema, durationFromMs(retryAfterMs))).finish();
  const any = create(AnySchema, { typeUrl: 'type.googleapis.com/google.rpc.RetryInfo', value: retryInfo });
  return new BinaryWriter()
    .tag(1, WireType.Varint)
    .int32(RESOURCE_EXHAUSTED)
    .tag(2, WireType.LengthDelimited)
    .string(message)
    .tag(3, WireType.LengthDelimited)
    .bytes(toBinary(AnySchema, any))
    .finish();
}
