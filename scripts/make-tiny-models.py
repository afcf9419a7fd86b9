"""Makes Stable Diffusion pipelines with random weights, small enough to run in a second on a CPU.

InvokeAI installs and runs them like any other model; only their pictures mean nothing. The seed is fixed, so every
machine makes the same weights. Usage: make-tiny-models.py FOLDER, in an environment that has diffusers and transformers.
"""

import json
import sys
from pathlib import Path

import torch
from diffusers import (
    AutoencoderKL,
    EulerDiscreteScheduler,
    PNDMScheduler,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

SEED = 20260101
BYTES = 256
BEGIN_OF_TEXT = 2 * BYTES
END_OF_TEXT = BEGIN_OF_TEXT + 1
TOKENS_PER_PROMPT = 77

NOISE_SCHEDULE = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "steps_offset": 1}


def byte_symbols() -> list[str]:
    """The printable stand-ins that byte-level tokenizers use: a byte that is visible Latin-1 text stands for itself."""
    visible = {byte for byte in range(BYTES) if 33 <= byte <= 126 or 161 <= byte <= 172 or 174 <= byte}
    stand_ins = iter(range(BYTES, 2 * BYTES))
    return [chr(byte) if byte in visible else chr(next(stand_ins)) for byte in range(BYTES)]


def tokenizer(folder: Path) -> CLIPTokenizer:
    """One token per byte, with and without the end-of-word mark; nothing is merged, so no vocabulary is downloaded."""
    folder.mkdir(parents=True, exist_ok=True)
    symbols = byte_symbols()
    words = symbols + [symbol + "</w>" for symbol in symbols] + ["<|startoftext|>", "<|endoftext|>"]
    vocabulary = {word: number for number, word in enumerate(words)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n", encoding="utf-8")
    config = {
        "tokenizer_class": "CLIPTokenizer",
        "model_max_length": TOKENS_PER_PROMPT,
        "bos_token": "<|startoftext|>",
        "eos_token": "<|endoftext|>",
        "unk_token": "<|endoftext|>",
        "pad_token": "<|endoftext|>",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config), encoding="utf-8")
    return CLIPTokenizer.from_pretrained(folder)


def text_config(width: int, layers: int, heads: int) -> CLIPTextConfig:
    return CLIPTextConfig(
        vocab_size=END_OF_TEXT + 1,
        bos_token_id=BEGIN_OF_TEXT,
        eos_token_id=END_OF_TEXT,
        pad_token_id=END_OF_TEXT,
        hidden_size=width,
        projection_dim=width,
        intermediate_size=64,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        max_position_embeddings=TOKENS_PER_PROMPT,
    )


def seeded(make, *arguments, **options):
    torch.manual_seed(SEED)
    return make(*arguments, **options).eval()


def unet(**special) -> UNet2DConditionModel:
    return seeded(
        UNet2DConditionModel,
        in_channels=4,
        out_channels=4,
        block_out_channels=(32, 64),
        layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        attention_head_dim=8,
        norm_num_groups=16,
        **special,
    )


def vae(scaling_factor: float) -> AutoencoderKL:
    # Four blocks, because a latent pixel must stand for eight by eight pixels of the picture.
    return seeded(
        AutoencoderKL,
        block_out_channels=(16, 16, 16, 16),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=4,
        norm_num_groups=8,
        scaling_factor=scaling_factor,
    )


def make_sd(folder: Path) -> None:
    width = 768  # what tells InvokeAI that the base is SD 1.x
    StableDiffusionPipeline(
        vae=vae(0.18215),
        text_encoder=seeded(CLIPTextModel, text_config(width, layers=1, heads=12)),
        tokenizer=tokenizer(folder / "tokenizer"),
        unet=unet(sample_size=32, cross_attention_dim=width),
        scheduler=PNDMScheduler(**NOISE_SCHEDULE, skip_prk_steps=True),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    ).save_pretrained(folder)


def make_sdxl(folder: Path) -> None:
    small, large, time_width = 768, 1280, 32
    StableDiffusionXLPipeline(
        vae=vae(0.13025),
        text_encoder=seeded(CLIPTextModel, text_config(small, layers=2, heads=12)),
        text_encoder_2=seeded(CLIPTextModelWithProjection, text_config(large, layers=2, heads=20)),
        tokenizer=tokenizer(folder / "tokenizer"),
        tokenizer_2=tokenizer(folder / "tokenizer_2"),
        unet=unet(
            sample_size=32,
            cross_attention_dim=small + large,
            transformer_layers_per_block=(1, 1),
            use_linear_projection=True,
            addition_embed_type="text_time",
            addition_time_embed_dim=time_width,
            projection_class_embeddings_input_dim=large + 6 * time_width,
        ),
        scheduler=EulerDiscreteScheduler(**NOISE_SCHEDULE),
        force_zeros_for_empty_prompt=True,
    ).save_pretrained(folder)


def main() -> None:
    folder = Path(sys.argv[1])
    make_sd(folder / "tiny-sd")
    make_sdxl(folder / "tiny-sdxl")


main()
